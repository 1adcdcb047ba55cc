package io.trialsuite.mailing.outgoing;

import java.time.Duration;

/** How long to wait before the next try: doubling from half a second to half a minute. */
final class RetrySchedule {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RetrySchedule() {}

    static Duration after(int refusals) {
        var doublings = Math.clamp(refusals - 1, 0, 10);
        var delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
