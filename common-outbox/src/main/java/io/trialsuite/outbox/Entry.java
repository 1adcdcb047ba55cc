package io.trialsuite.outbox;

import org.jspecify.annotations.Nullable;

/** One event in memory, between the log and the broker. */
final class Entry {

    final OutgoingMessage message;
    final SubjectKey key;
    /** The subject's next event in memory. */
    @Nullable
    Entry next;

    boolean settled;

    Entry(OutgoingMessage message) {
        this.message = message;
        this.key = message.key();
    }
}
