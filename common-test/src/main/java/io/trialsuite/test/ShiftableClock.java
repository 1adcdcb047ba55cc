package io.trialsuite.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock in UTC that runs with the machine, ahead of it by what tests have shifted it, in the microseconds PostgreSQL keeps; thread-safe. */
public final class ShiftableClock extends Clock {

    private static final Clock MACHINE = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Moves the clock ahead. */
    public void advance(Duration duration) {
        ahead.updateAndGet(duration::plus);
    }

    @Override
    public Instant instant() {
        return MACHINE.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Refused: times in the suite are UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times in the suite are UTC");
    }
}
