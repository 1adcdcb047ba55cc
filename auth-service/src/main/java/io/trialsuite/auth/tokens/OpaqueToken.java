package io.trialsuite.auth.tokens;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits handed to a client once; the database only ever sees their SHA-256. */
public final class OpaqueToken {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private OpaqueToken(String text) {
        this.text = text;
    }

    public static OpaqueToken next() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new OpaqueToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** 128 random bits that need not be secret. */
    public static byte[] salt() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    public static OpaqueToken of(String text) {
        return new OpaqueToken(text);
    }

    @JsonValue
    public String text() {
        return text;
    }

    public byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "OpaqueToken[hidden]";
    }
}
