package io.trialsuite.consent.requests;

import io.trialsuite.consent.evidence.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits that open something. Only the hash is stored; the text form shows nothing. */
public record Secret(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static Secret next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return Sha256.of(value);
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
