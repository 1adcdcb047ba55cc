package io.trialsuite.outbox;

import java.util.List;

/**
 * Records messages in the caller's transaction; a relay publishes them after the commit.
 *
 * <p>Thread-safe. Nothing leaves the process before the commit, and nothing at all after a rollback.
 */
public interface Outbox {

    /**
     * Records the messages, in this order, in the current transaction.
     *
     * @throws IllegalStateException outside a transaction, or in a read-only one
     * @throws IllegalArgumentException when the data cannot be written as JSON or the message exceeds the size limit; the
     *     caller's transaction has then recorded none of them
     */
    void append(List<OutboxMessage> messages);

    default void append(OutboxMessage... messages) {
        append(List.of(messages));
    }
}
