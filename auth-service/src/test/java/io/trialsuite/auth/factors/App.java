package io.trialsuite.auth.factors;

import java.io.ByteArrayOutputStream;
import java.time.Clock;

/** An authenticator app that somebody has typed a secret into. */
public final class App {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TotpSecret secret;
    private final Clock clock;

    public App(String base32, Clock clock) {
        this.secret = TotpSecret.of(decoded(base32));
        this.clock = clock;
    }

    /** What it shows now. */
    public String code() {
        return secret.codeAt(clock.instant().getEpochSecond() / 30);
    }

    private static byte[] decoded(String base32) {
        var bytes = new ByteArrayOutputStream();
        var buffer = 0;
        var bits = 0;
        for (var i = 0; i < base32.length(); i++) {
            buffer = (buffer << 5) | BASE32.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write((buffer >> bits) & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
