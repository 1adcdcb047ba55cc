package io.trialsuite.auth.accounts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Lets logins wait in line for the hash: with virtual threads nothing else would keep a thousand of them off the heap. The
 * line is anonymous people's to join, so nobody stands in it for long.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder delegate;
    private final Semaphore permits;
    private final Duration longestQueue;

    BoundedPasswordEncoder(PasswordEncoder delegate, int parallel, Duration longestQueue) {
        this.delegate = delegate;
        this.permits = new Semaphore(parallel, true);
        this.longestQueue = longestQueue;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inLine(() -> delegate.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Boolean.TRUE.equals(inLine(() -> delegate.matches(password, hash)));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return delegate.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inLine(Supplier<T> hashing) {
        if (!isAdmitted()) {
            throw new HashingBusy();
        }
        try {
            return hashing.get();
        } finally {
            permits.release();
        }
    }

    private boolean isAdmitted() {
        try {
            return permits.tryAcquire(longestQueue.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
