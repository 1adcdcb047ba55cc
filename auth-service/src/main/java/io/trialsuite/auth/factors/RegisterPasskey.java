package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;

/**
 * A person's authenticator has made a key.
 *
 * @param response what the browser answers, in JSON (WebAuthn Level 3, section 5.1, toJSON)
 */
public record RegisterPasskey(AccountId account, PasskeyName name, String response) {}
