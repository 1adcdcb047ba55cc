package io.trialsuite.outbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One queue and what to do with each type of message on it. A service declares one bean per queue; the library polls,
 * deduplicates, opens the transaction, restores the context, acknowledges, retries, and dead-letters with a reason.
 *
 * <pre>{@code
 * @Bean Subscription inbox(Announcing announcing) {
 *     return Subscription.to("trialsuite-notification-inbox.fifo")
 *             .on("consent.request.declined.v1", RequestDeclined.class, announcing::declined);
 * }
 * }</pre>
 *
 * <p>A message whose type has no handler here is dead-lettered: filter policies keep unwanted types off the queue.
 */
public final class Subscription {

    /** Type under which messages of a raw subscription are remembered. */
    static final String RAW = "raw";

    private final String queue;
    private final Map<String, Route<?>> routes;
    private final @Nullable MessageHandler<String> rawHandler;

    record Route<T>(Class<T> dataType, MessageHandler<T> handler) {}

    private Subscription(String queue, Map<String, Route<?>> routes, @Nullable MessageHandler<String> rawHandler) {
        this.queue = queue;
        this.routes = routes;
        this.rawHandler = rawHandler;
    }

    public static Subscription to(String queue) {
        return new Subscription(queue, Map.of(), null);
    }

    /** A queue whose bodies are not CloudEvents (SES events, S3 notifications): every body goes to one handler as text. */
    public static Subscription toRaw(String queue, MessageHandler<String> handler) {
        return new Subscription(queue, Map.of(), handler);
    }

    /** Fails when two consume one queue, for each would dead-letter what only the other knows. */
    static Map<String, Subscription> byQueue(Collection<Subscription> subscriptions) {
        var byQueue = new LinkedHashMap<String, Subscription>();
        for (var subscription : subscriptions) {
            if (byQueue.putIfAbsent(subscription.queue, subscription) != null) {
                throw new IllegalStateException("Two subscriptions consume " + subscription.queue
                        + ": each would dead-letter the other's types; declare one bean with all handlers");
            }
        }
        return byQueue;
    }

    public <T> Subscription on(String type, Class<T> dataType, MessageHandler<T> handler) {
        if (isRaw()) {
            throw new IllegalArgumentException("A raw subscription has one handler: " + queue);
        }
        var extended = new LinkedHashMap<>(routes);
        if (extended.putIfAbsent(type, new Route<>(dataType, handler)) != null) {
            throw new IllegalArgumentException("Two handlers for " + type + " on " + queue);
        }
        return new Subscription(queue, Map.copyOf(extended), null);
    }

    String queue() {
        return queue;
    }

    /** Only a FIFO queue promises to keep a group's order. */
    boolean isOrdered() {
        return queue.endsWith(".fifo");
    }

    boolean isRaw() {
        return rawHandler != null;
    }

    MessageHandler<String> rawHandler() {
        return Objects.requireNonNull(rawHandler, "not a raw subscription");
    }

    Map<String, Route<?>> routes() {
        return routes;
    }
}
