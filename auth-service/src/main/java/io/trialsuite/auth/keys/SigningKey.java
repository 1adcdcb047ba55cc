package io.trialsuite.auth.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.UUID;

/** An RSA key pair and what it is used for at present. */
record SigningKey(RSAKey pair, State state) {

    private static final int BITS = 2048;

    /** Only {@code SIGNING} signs, all but {@code RETIRED} are published. */
    enum State {
        PUBLISHED,
        SIGNING,
        VERIFY_ONLY,
        RETIRED
    }

    static SigningKey generate(State state) {
        try {
            var pair = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            return new SigningKey(pair, state);
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key can be generated", e);
        }
    }

    static SigningKey of(String jwk, State state) {
        try {
            return new SigningKey(JWK.parse(jwk).toRSAKey(), state);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored signing key is not a JWK", e);
        }
    }

    String id() {
        return pair.getKeyID();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + ", " + state + "]";
    }
}
