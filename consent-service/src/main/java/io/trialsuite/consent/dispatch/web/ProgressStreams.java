package io.trialsuite.consent.dispatch.web;

import io.trialsuite.consent.dispatch.BatchCatalogue;
import io.trialsuite.consent.dispatch.BatchId;
import io.trialsuite.consent.dispatch.BatchView.Progress;
import io.trialsuite.tenant.TenantContext;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** Tells whoever watches a batch how far it is, each time that changes. */
@Component
class ProgressStreams {

    /** A watcher costs a query a second. */
    static final int MOST_WATCHERS = 50;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** A browser asks again by itself, and whether it still may is decided anew. */
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final BatchCatalogue catalogue;
    private final Semaphore places = new Semaphore(MOST_WATCHERS);
    private final CountDownLatch closing = new CountDownLatch(1);

    ProgressStreams(BatchCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    SseEmitter watch(UUID organization, BatchId batch) {
        var first = catalogue.require(organization, batch).progress();
        if (!places.tryAcquire()) {
            throw new TooManyWatchers();
        }
        var emitter = new SseEmitter(AT_MOST.toMillis());
        Thread.ofVirtual().name("progress-of-" + batch).start(() -> {
            try {
                follow(emitter, organization, batch, first);
            } finally {
                places.release();
            }
        });
        return emitter;
    }

    /** A service that stops waits for open answers: these would keep it waiting for as long as it is willing to. */
    @EventListener(ContextClosedEvent.class)
    void letGo() {
        closing.countDown();
    }

    private void follow(SseEmitter emitter, UUID organization, BatchId batch, Progress first) {
        try (var tenant = TenantContext.open(organization)) {
            var until = System.nanoTime() + AT_MOST.toNanos();
            var progress = first;
            @Nullable Progress told = null;
            while (System.nanoTime() < until) {
                emitter.send(progress.equals(told) ? nothingNew() : news(progress));
                if (progress.state().isEnd() || closing.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                told = progress;
                progress = catalogue.require(organization, batch).progress();
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            // whoever watched has left, which is all there is to say about it
            emitter.complete();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException failed) {
            emitter.completeWithError(failed);
        }
    }

    private static SseEventBuilder news(Progress progress) {
        return SseEmitter.event().name("progress").data(progress, MediaType.APPLICATION_JSON);
    }

    /** Lets both sides notice when the other one is gone. */
    private static SseEventBuilder nothingNew() {
        return SseEmitter.event().comment("");
    }
}
