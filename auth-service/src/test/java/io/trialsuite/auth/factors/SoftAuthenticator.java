package io.trialsuite.auth.factors;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import io.trialsuite.auth.accounts.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone with a passkey and the browser around it, which do what they are told, also what no honest one would do. */
public final class SoftAuthenticator {

    private static final byte PRESENT = 0x01;
    private static final byte VERIFIED = 0x04;
    private static final byte ATTESTED = 0x40;
    private static final ObjectConverter CONVERTER = new ObjectConverter();

    private final KeyPair key;
    private final byte[] credentialId = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    private byte[] userHandle = {};
    private String origin = "http://localhost:8101";
    private String relyingParty = "localhost";
    private boolean verified = true;
    private boolean counting = true;
    private long count;

    public SoftAuthenticator() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SoftAuthenticator on(String page) {
        origin = page;
        return this;
    }

    SoftAuthenticator of(String domain) {
        relyingParty = domain;
        return this;
    }

    SoftAuthenticator withoutPin() {
        verified = false;
        return this;
    }

    SoftAuthenticator claiming(UUID account) {
        userHandle = ManagingPasskeys.handle(new AccountId(account));
        return this;
    }

    /** As a copy would that was made before the last use. */
    SoftAuthenticator countingBackTo(long earlier) {
        count = earlier;
        return this;
    }

    /** As those that share their keys among devices, which cannot count. */
    SoftAuthenticator withoutCounter() {
        counting = false;
        return this;
    }

    private long next() {
        return counting ? ++count : 0;
    }

    String id() {
        return text(credentialId);
    }

    public Map<String, Object> create(JsonNode options) {
        userHandle = bytes(options.path("user").path("id").asString());
        var data = new AttestedCredentialData(
                AAGUID.ZERO,
                credentialId,
                EC2COSEKey.create((ECPublicKey) key.getPublic(), COSEAlgorithmIdentifier.ES256));
        var attestation = new AttestationObject(
                new AuthenticatorData<RegistrationExtensionAuthenticatorOutput>(
                        sha256(relyingParty.getBytes(StandardCharsets.UTF_8)),
                        (byte) (flags() | ATTESTED),
                        next(),
                        data),
                new NoneAttestationStatement());
        return credential(Map.of(
                "clientDataJSON",
                text(clientData("webauthn.create", options.path("challenge").asString())),
                "attestationObject",
                text(new AttestationObjectConverter(CONVERTER).convertToBytes(attestation)),
                "transports",
                List.of("internal", "teleport")));
    }

    public Map<String, Object> get(JsonNode options) {
        return get(options, "webauthn.get");
    }

    Map<String, Object> get(JsonNode options, String type) {
        var client = clientData(type, options.path("challenge").asString());
        var data = new AuthenticatorDataConverter(CONVERTER)
                .convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                        sha256(relyingParty.getBytes(StandardCharsets.UTF_8)), flags(), next()));
        return credential(Map.of(
                "clientDataJSON", text(client),
                "authenticatorData", text(data),
                "signature", text(sign(data, sha256(client))),
                "userHandle", text(userHandle)));
    }

    private byte flags() {
        return verified ? PRESENT | VERIFIED : PRESENT;
    }

    private byte[] clientData(String type, String challenge) {
        return JsonMapper.shared()
                .writeValueAsBytes(
                        Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false));
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        return Map.of(
                "id", id(),
                "rawId", id(),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response", response);
    }

    private byte[] sign(byte[] data, byte[] clientHash) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(clientHash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
