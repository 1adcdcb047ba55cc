package io.trialsuite.auth.factors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret shared with an authenticator app, which shows six digits that change every 30 seconds (RFC 6238, HMAC-SHA-1). */
final class TotpSecret {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;
    private static final int DIGITS = 1_000_000;
    private static final long STEP_SECONDS = 30;

    /** Clocks differ, and people type slowly. */
    private static final int DRIFT = 1;

    private final byte[] bytes;

    private TotpSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static TotpSecret next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TotpSecret(bytes);
    }

    static TotpSecret of(byte[] bytes) {
        return new TotpSecret(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** RFC 4648 section 6, without padding, as apps take it. */
    String base32() {
        var text = new StringBuilder();
        var buffer = 0;
        var bits = 0;
        for (var value : bytes) {
            buffer = (buffer << 8) | (value & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        return text.toString();
    }

    /**
     * The step whose code it is.
     *
     * @param after the last step that was accepted; it and those before it are spent
     */
    OptionalLong stepOf(String code, long after, Instant at) {
        var now = at.getEpochSecond() / STEP_SECONDS;
        for (var step = Math.max(after + 1, now - DRIFT); step <= now + DRIFT; step++) {
            if (isEqual(codeAt(step), code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    String codeAt(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "TotpSecret[hidden]";
    }
}
