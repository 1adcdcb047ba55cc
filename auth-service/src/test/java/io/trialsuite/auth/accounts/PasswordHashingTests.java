package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashingTests {

    private final PasswordEncoder encoder =
            new PasswordHashing().passwordEncoder(new PasswordProperties(1, Duration.ofSeconds(10)));

    @Test
    void hashesAreArgon2idAtTheFloorOfOwasp() {
        assertThat(PasswordHashing.encode(encoder, Password.of("quiet otters juggle")))
                .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aWeakerHashStillOpensAndIsDueForAnUpgrade() {
        var weak = "{argon2id}" + new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode("quiet otters juggle");

        assertThat(encoder.matches("quiet otters juggle", weak)).isTrue();
        assertThat(encoder.upgradeEncoding(weak)).isTrue();
        assertThat(encoder.upgradeEncoding(encoder.encode("quiet otters juggle")))
                .isFalse();
    }

    @Test
    void neverMoreHashesThanAllowedRunAtOnce() throws InterruptedException {
        var gauge = new Gauge();
        var bounded = new BoundedPasswordEncoder(gauge, 2, Duration.ofSeconds(10));

        run(bounded, 16);

        assertThat(gauge.most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void withoutTheBoundTheyWouldAllRunAtOnce() throws InterruptedException {
        var gauge = new Gauge();

        run(gauge, 16);

        assertThat(gauge.most.get()).isGreaterThan(2);
    }

    @Test
    void whoWouldStandInLineTooLongIsSentAway() throws Exception {
        var door = new Door();
        var bounded = new BoundedPasswordEncoder(door, 1, Duration.ofMillis(1));
        try (var thread = Executors.newSingleThreadExecutor()) {
            var first = thread.submit(() -> bounded.matches("password", "hash"));
            door.entered.await();

            assertThatThrownBy(() -> bounded.matches("password", "hash")).isInstanceOf(HashingBusy.class);

            door.open.countDown();
            assertThat(first.get()).isTrue();
            assertThat(bounded.matches("password", "hash")).isTrue();
        }
    }

    @Test
    void theLineHasAnEndAndItsLengthIsBoundByName() {
        var properties =
                new Binder(new MapConfigurationPropertySource(Map.of("auth.passwords.longest-queue", "250ms")));

        assertThat(properties
                        .bind("auth.passwords", PasswordProperties.class)
                        .get()
                        .longestQueue())
                .isEqualTo(Duration.ofMillis(250));
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("auth.passwords", PasswordProperties.class)
                        .longestQueue())
                .isEqualTo(Duration.ofSeconds(5));
    }

    /** Lets nobody out before it is opened. */
    private static final class Door implements PasswordEncoder {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        }
    }

    private static void run(PasswordEncoder encoder, int times) throws InterruptedException {
        var done = new CountDownLatch(times);
        try (var threads = Executors.newFixedThreadPool(times)) {
            for (int i = 0; i < times; i++) {
                threads.execute(() -> {
                    encoder.matches("password", "hash");
                    done.countDown();
                });
            }
            done.await();
        }
    }

    /** Counts how many callers are inside; each one lingers until others had the chance to come. */
    private static final class Gauge implements PasswordEncoder {

        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            var until = System.nanoTime() + 20_000_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            inside.decrementAndGet();
            return true;
        }
    }
}
