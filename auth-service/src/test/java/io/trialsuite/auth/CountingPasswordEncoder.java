package io.trialsuite.auth;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Does the real work and says how often it did. */
public final class CountingPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder real;
    private final AtomicInteger hashes = new AtomicInteger();

    CountingPasswordEncoder(PasswordEncoder real) {
        this.real = real;
    }

    /** Hashes computed by what is run. */
    public int hashesOf(Runnable work) {
        var before = hashes.get();
        work.run();
        return hashes.get() - before;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        hashes.incrementAndGet();
        return real.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        hashes.incrementAndGet();
        return real.matches(password, hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return real.upgradeEncoding(hash);
    }
}
