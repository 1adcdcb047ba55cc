package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** Keeps messages hidden while their handlers run, however long that takes. Thread-safe. */
final class VisibilityKeeper {

    private final Duration visibility;
    private final Map<String, SqsDelivery> kept = new LinkedHashMap<>();
    private Extension latest = new Extension(Set.of(), CompletableFuture.completedFuture(null));
    private @Nullable Periodic extending;

    private record Extension(Set<String> receipts, CompletableFuture<Void> answered) {}

    VisibilityKeeper(Duration visibility) {
        this.visibility = visibility;
    }

    void start() {
        extending = Periodic.every(visibility.dividedBy(3), "outbox-visibility", this::extend);
    }

    synchronized void extend() {
        var byQueue = new HashMap<SqsQueue, List<Message>>();
        kept.values()
                .forEach(delivery -> byQueue.computeIfAbsent(delivery.queue(), queue -> new ArrayList<>())
                        .add(delivery.source()));
        var answers = new ArrayList<CompletableFuture<?>>(List.of(latest.answered()));
        byQueue.forEach((queue, messages) -> answers.add(queue.hidden(messages, visibility)));
        latest = new Extension(
                Set.copyOf(kept.keySet()), CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new)));
    }

    synchronized void keep(SqsDelivery delivery) {
        kept.put(delivery.receipt(), delivery);
    }

    /**
     * To be called before the message is shown, hidden or acknowledged for good. Waits for an extension under way, which would
     * otherwise hide the message once more afterwards.
     */
    void letGo(SqsDelivery delivery) {
        forget(delivery).join();
    }

    private synchronized CompletableFuture<Void> forget(SqsDelivery delivery) {
        kept.remove(delivery.receipt());
        return latest.receipts().contains(delivery.receipt())
                ? latest.answered()
                : CompletableFuture.completedFuture(null);
    }

    void stop() {
        if (extending != null) {
            extending.close();
        }
    }
}
