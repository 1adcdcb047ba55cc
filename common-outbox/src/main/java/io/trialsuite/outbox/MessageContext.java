package io.trialsuite.outbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private static final ThreadLocal<@Nullable MessageContext> CURRENT = new ThreadLocal<>();

    public static Optional<MessageContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Makes this the current context of the calling thread until the scope is closed. */
    public Scope open() {
        var previous = CURRENT.get();
        CURRENT.set(this);
        return () -> {
            if (previous == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(previous);
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
