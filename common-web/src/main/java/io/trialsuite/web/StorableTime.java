package io.trialsuite.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From 1970 to the end of 9999: every time this suite has written or will, and none that a database or a log trips over. */
final class StorableTime {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private StorableTime() {}

    static boolean accepts(@Nullable Instant time) {
        return time == null || (!time.isBefore(Instant.EPOCH) && time.isBefore(END));
    }
}
