package io.trialsuite.launcher.home;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.Optional;

/**
 * The key pair by which auth-service knows a client of this one installation: its operator, which is whoever can read its
 * secrets, or its gateway.
 *
 * @param pair for signing; auth-service is told the public part alone
 */
public record ClientKey(RSAKey pair) {

    private static final String OPERATOR = "operator.key";
    private static final String GATEWAY = "gateway.key";
    private static final int BITS = 2048;

    /** Made on first use, by the supervisor. */
    public static ClientKey ofOperator(Secrets secrets) {
        return parse(secrets.get(OPERATOR, ClientKey::generate));
    }

    /** Made on first use, by the supervisor. */
    public static ClientKey ofGateway(Secrets secrets) {
        return parse(secrets.get(GATEWAY, ClientKey::generate));
    }

    /** None before the suite was started for the first time. */
    public static Optional<ClientKey> findOperators(Secrets secrets) {
        return secrets.find(OPERATOR).map(ClientKey::parse);
    }

    /** A JWK Set in JSON. */
    public String publicKeys() {
        return new JWKSet(pair.toPublicJWK()).toString();
    }

    private static String generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key can be generated", e);
        }
    }

    private static ClientKey parse(String jwk) {
        try {
            return new ClientKey(RSAKey.parse(jwk));
        } catch (ParseException e) {
            throw new IllegalStateException("A secret that should be a key is no JWK", e);
        }
    }

    @Override
    public String toString() {
        return "ClientKey[" + pair.getKeyID() + "]";
    }
}
