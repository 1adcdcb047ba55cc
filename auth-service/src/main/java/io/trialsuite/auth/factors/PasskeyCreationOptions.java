package io.trialsuite.auth.factors;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a page passes to {@code PublicKeyCredential.parseCreationOptionsFromJSON} (WebAuthn Level 3, section 5.1.8).
 *
 * @param timeout milliseconds
 */
public record PasskeyCreationOptions(
        @JsonProperty("rp") RelyingParty relyingParty,
        User user,
        String challenge,
        @JsonProperty("pubKeyCredParams") List<Algorithm> algorithms,
        long timeout,
        List<PasskeyDescriptor> excludeCredentials,
        AuthenticatorSelection authenticatorSelection,
        String attestation) {

    public PasskeyCreationOptions {
        algorithms = List.copyOf(algorithms);
        excludeCredentials = List.copyOf(excludeCredentials);
    }

    public record RelyingParty(String id, String name) {}

    public record User(String id, String name, String displayName) {}

    public record Algorithm(String type, long alg) {}

    /** The authenticator keeps the account, so that nobody types an address, and has its owner prove to be the owner. */
    public record AuthenticatorSelection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
