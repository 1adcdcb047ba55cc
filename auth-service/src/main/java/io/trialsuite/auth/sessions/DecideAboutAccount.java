package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;

/**
 * An operator decides about a person.
 *
 * @param by the service client that carries it out
 * @param reason for the trail
 */
public record DecideAboutAccount(AccountId account, String by, String reason) {}
