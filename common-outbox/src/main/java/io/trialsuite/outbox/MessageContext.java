package io.trialsuite.outbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a unit of work was caused by, carried from a request or a received message into every message appended meanwhile.
 *
 * @param correlationId one per business flow, from its first request to its last effect
 * @param causationId the message that caused this work; null at the flow's beginning
 * @param traceparent W3C trace context; null without tracing
 */
public record MessageContext(
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    private static final String LOGGED = "correlationId";
    private static final ThreadLocal<@Nullable MessageContext> CURRENT = new ThreadLocal<>();

    public static Optional<MessageContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Makes this the current context of the calling thread, and of what it logs, until the scope is closed. */
    public Scope open() {
        var previous = CURRENT.get();
        var logged = MDC.get(LOGGED);
        CURRENT.set(this);
        MDC.put(LOGGED, correlationId);
        return () -> {
            if (previous == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(previous);
            }
            if (logged == null) {
                MDC.remove(LOGGED);
            } else {
                MDC.put(LOGGED, logged);
            }
        };
    }

    /** Closes without a checked exception. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
