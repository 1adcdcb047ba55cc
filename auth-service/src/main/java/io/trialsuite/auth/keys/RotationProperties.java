package io.trialsuite.auth.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The life of a signing key.
 *
 * @param signing how long a key signs before the next one takes its place
 * @param publishedBefore how long the next key is published before it signs; longer than anybody keeps a key set
 * @param verifiedAfter how long a key is published after it has signed; longer than a token lives, clock skew included
 */
@ConfigurationProperties("auth.keys")
record RotationProperties(
        @DefaultValue("30d") Duration signing,
        @DefaultValue("1h") Duration publishedBefore,
        @DefaultValue("15m") Duration verifiedAfter) {

    private static final Duration LONGEST_CACHE = Duration.ofMinutes(10);

    RotationProperties {
        if (publishedBefore.compareTo(LONGEST_CACHE) < 0 || verifiedAfter.compareTo(LONGEST_CACHE) < 0) {
            throw new IllegalArgumentException(
                    "auth.keys.published-before and verified-after must be ten minutes at least");
        }
        if (signing.compareTo(publishedBefore) <= 0) {
            throw new IllegalArgumentException("auth.keys.signing must be longer than auth.keys.published-before");
        }
    }
}
