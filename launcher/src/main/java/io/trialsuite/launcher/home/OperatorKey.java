package io.trialsuite.launcher.home;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.Optional;

/**
 * The key pair that makes somebody the operator of this one installation: whoever can read its secrets is.
 *
 * @param pair for signing; auth-service is told the public part alone
 */
public record OperatorKey(RSAKey pair) {

    private static final String NAME = "operator.key";
    private static final int BITS = 2048;

    /** Made on first use, by the supervisor. */
    public static OperatorKey of(Secrets secrets) {
        return parse(secrets.get(NAME, OperatorKey::generate));
    }

    /** None before the suite was started for the first time. */
    public static Optional<OperatorKey> find(Secrets secrets) {
        return secrets.find(NAME).map(OperatorKey::parse);
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

    private static OperatorKey parse(String jwk) {
        try {
            return new OperatorKey(RSAKey.parse(jwk));
        } catch (ParseException e) {
            throw new IllegalStateException("The secret " + NAME + " is not a JWK", e);
        }
    }

    @Override
    public String toString() {
        return "OperatorKey[" + pair.getKeyID() + "]";
    }
}
