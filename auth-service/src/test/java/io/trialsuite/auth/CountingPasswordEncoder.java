package io.trialsuite.auth;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Does the real work and says how often it did. */
public final class CountingPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder real;
    private final AtomicInteger hashes = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> refusal = new AtomicReference<>();

    CountingPasswordEncoder(PasswordEncoder real) {
        this.real = real;
    }

    /** Hashes computed by what is run. */
    public int hashesOf(Runnable work) {
        var before = hashes.get();
        work.run();
        return hashes.get() - before;
    }

    /** Every hash asked for by what is run is refused. */
    public void refusing(RuntimeException problem, Runnable work) {
        refusal.set(problem);
        try {
            work.run();
        } finally {
            refusal.set(null);
        }
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        count();
        return real.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        count();
        return real.matches(password, hash);
    }

    private void count() {
        var problem = refusal.get();
        if (problem != null) {
            throw problem;
        }
        hashes.incrementAndGet();
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return real.upgradeEncoding(hash);
    }
}
