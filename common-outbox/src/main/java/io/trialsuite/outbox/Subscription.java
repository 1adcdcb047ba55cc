package io.trialsuite.outbox;

import java.util.LinkedHashMap;
import java.util.Map;

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

    private final String queue;
    private final Map<String, Route<?>> routes;

    record Route<T>(Class<T> dataType, MessageHandler<T> handler) {}

    private Subscription(String queue, Map<String, Route<?>> routes) {
        this.queue = queue;
        this.routes = routes;
    }

    public static Subscription to(String queue) {
        return new Subscription(queue, Map.of());
    }

    /** A queue whose bodies are not CloudEvents (SES events, S3 notifications): every body goes to one handler as text. */
    public static Subscription toRaw(String queue, MessageHandler<String> handler) {
        return new Subscription(queue, Map.of(RAW, new Route<>(String.class, handler)));
    }

    public <T> Subscription on(String type, Class<T> dataType, MessageHandler<T> handler) {
        var extended = new LinkedHashMap<>(routes);
        if (extended.putIfAbsent(type, new Route<>(dataType, handler)) != null) {
            throw new IllegalArgumentException("Two handlers for " + type + " on " + queue);
        }
        return new Subscription(queue, Map.copyOf(extended));
    }

    static final String RAW = "*";

    String queue() {
        return queue;
    }

    Map<String, Route<?>> routes() {
        return routes;
    }
}
