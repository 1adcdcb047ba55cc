package io.trialsuite.auth.factors;

import java.util.List;

/**
 * What a page passes to {@code PublicKeyCredential.parseRequestOptionsFromJSON} (WebAuthn Level 3, section 5.1.9). No credentials are
 * named: the authenticator knows its accounts, and nobody learns here who has which.
 *
 * @param timeout milliseconds
 */
public record PasskeyRequestOptions(
        String challenge,
        long timeout,
        String rpId,
        List<PasskeyDescriptor> allowCredentials,
        String userVerification) {

    public PasskeyRequestOptions {
        allowCredentials = List.copyOf(allowCredentials);
    }
}
