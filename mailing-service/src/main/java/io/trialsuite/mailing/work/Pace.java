package io.trialsuite.mailing.work;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A token bucket: so many a second on average, so many at once. Thread-safe. */
public final class Pace {

    private final double perNano;
    private final int burst;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    public static Pace perSecond(double rate, int burst) {
        return new Pace(rate, burst, System::nanoTime);
    }

    Pace(double perSecond, int burst, LongSupplier nanoTime) {
        if (perSecond <= 0 || burst < 1) {
            throw new IllegalArgumentException("A pace needs a positive rate and burst");
        }
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes as many tokens as there are, up to {@code most}; never waits. */
    synchronized int take(int most) {
        fill();
        var taken = Math.clamp((long) Math.floor(tokens), 0, most);
        tokens -= taken;
        return taken;
    }

    synchronized void giveBack(int unused) {
        tokens = Math.min(burst, tokens + unused);
    }

    synchronized Duration untilNext() {
        fill();
        return tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
    }

    /** The other side asked for silence: nothing is due before it is over. */
    public synchronized void pause(Duration silence) {
        fill();
        tokens = Math.min(tokens, 0) - silence.toNanos() * perNano;
    }

    private void fill() {
        var now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
        filledAt = now;
    }
}
