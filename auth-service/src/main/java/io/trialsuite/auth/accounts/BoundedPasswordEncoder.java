package io.trialsuite.auth.accounts;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Lets logins wait in line for the hash: with virtual threads nothing else would keep a thousand of them off the heap. */
final class BoundedPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder delegate;
    private final Semaphore permits;

    BoundedPasswordEncoder(PasswordEncoder delegate, int parallel) {
        this.delegate = delegate;
        this.permits = new Semaphore(parallel, true);
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
        permits.acquireUninterruptibly();
        try {
            return hashing.get();
        } finally {
            permits.release();
        }
    }
}
