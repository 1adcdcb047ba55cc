package io.trialsuite.auth.factors;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The two ceremonies (WebAuthn Level 3, sections 7.1 and 7.2), by WebAuthn4J. The owner must have been verified by the authenticator;
 * where it comes from is not asked, since people bring their own. Whether a challenge is ours and fresh, the caller knows.
 */
@Component
class PasskeyVerification {

    /** Ed25519, P-256 and RSA, in the order of preference. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    private final PasskeyProperties properties;
    private final WebAuthnManager webAuthn;
    private final AttestedCredentialDataConverter credentials;

    PasskeyVerification(PasskeyProperties properties) {
        var converter = new ObjectConverter();
        this.properties = properties;
        this.webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        this.credentials = new AttestedCredentialDataConverter(converter);
    }

    /** Empty when it is no answer to a registration at all, or a wrong one. */
    Optional<RegistrationData> registration(String response) {
        return parsed(() -> webAuthn.parseRegistrationResponseJSON(response))
                .filter(it -> it.getCollectedClientData() != null)
                .filter(this::isRight);
    }

    private boolean isRight(RegistrationData data) {
        var algorithms = ALGORITHMS.stream()
                .map(it -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, it))
                .toList();
        return isVerified(() -> webAuthn.verify(
                data, new RegistrationParameters(server(data.getCollectedClientData()), algorithms, true, true)));
    }

    byte[] credentialData(RegistrationData registered) {
        var data = Objects.requireNonNull(registered.getAttestationObject()).getAuthenticatorData();
        return credentials.convert(Objects.requireNonNull(data.getAttestedCredentialData()));
    }

    /** Empty when it is no answer to an authentication. Nothing is verified yet. */
    Optional<AuthenticationData> read(String response) {
        return parsed(() -> webAuthn.parseAuthenticationResponseJSON(response))
                .filter(it -> it.getCollectedClientData() != null && it.getAuthenticatorData() != null);
    }

    /** A counter that does not rise is refused as well: then there are two of the authenticator. */
    boolean isRight(AuthenticationData proof, Passkey passkey) {
        return isVerified(() -> webAuthn.verify(
                proof,
                new AuthenticationParameters(
                        server(proof.getCollectedClientData()), record(passkey), null, true, true)));
    }

    /** What lacks a member altogether ends in exceptions of any kind. */
    private static <T> Optional<T> parsed(Supplier<T> parsing) {
        try {
            return Optional.of(parsing.get());
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isVerified(Supplier<?> verification) {
        try {
            return verification.get() != null;
        } catch (VerificationException wrong) {
            return false;
        }
    }

    private CredentialRecord record(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.isBackupEligible(),
                passkey.isBackedUp(),
                passkey.signCount(),
                credentials.convert(passkey.credentialData()),
                null,
                null,
                null,
                null);
    }

    private ServerProperty server(@Nullable CollectedClientData client) {
        if (client == null) {
            throw new IllegalArgumentException("No client data");
        }
        return ServerProperty.builder()
                .origins(properties.origins().stream().map(Origin::create).collect(Collectors.toSet()))
                .rpId(properties.relyingParty())
                .challenge(new DefaultChallenge(client.getChallenge().getValue()))
                .build();
    }
}
