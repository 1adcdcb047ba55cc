package io.trialsuite.consent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class WorkLoopTests {

    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private final WorkLoop loop = new TroubledLoop();
    private final WorkHealthIndicator indicator = new WorkHealthIndicator(loop);

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void aLoopThatWorksIsUpAndOneThatWasNeverStartedIsNot() {
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);

        loop.start();

        await().until(() -> health().getStatus().equals(Status.UP));
    }

    @Test
    void anErrorIsSurvivedAndAnnouncedUntilAPassSucceeds() {
        trouble.set(new StackOverflowError());
        loop.start();
        await().until(() -> loop.failure().isPresent());

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("failure", "java.lang.StackOverflowError");
        assertThat(loop.isAlive()).isTrue();

        trouble.set(null);
        await().until(() -> health().getStatus().equals(Status.UP));
    }

    private Health health() {
        return Objects.requireNonNull(indicator.health(true));
    }

    private final class TroubledLoop extends WorkLoop {

        TroubledLoop() {
            super("trouble", goOn -> WorkLoopTests.this.fail(), Duration.ofMillis(1));
        }
    }

    private void fail() {
        if (trouble.get() instanceof Error error) {
            throw error;
        }
    }
}
