package io.trialsuite.launcher.demo;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on a phone that shows a new code every half minute (RFC 6238). */
final class Authenticator {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final long STEP_SECONDS = 30;

    private final byte[] secret;

    /** From the secret in Base32, as it is shown at the enrolment. */
    Authenticator(String base32) {
        this.secret = decode(base32);
    }

    /** The code of now, or of so many steps later. */
    String code(int stepsAhead) {
        var step = Instant.now().getEpochSecond() / STEP_SECONDS + stepsAhead;
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        var buffer = 0;
        var bits = 0;
        for (var index = 0; index < base32.length(); index++) {
            buffer = (buffer << 5) | BASE32.indexOf(base32.charAt(index));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        return bytes.array();
    }
}
