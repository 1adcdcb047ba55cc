package io.trialsuite.outbox;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The events of one subject that are in memory; at most the first of them is ever under way. Confined to the relay's thread. */
final class SubjectQueue {

    final SubjectKey key;
    final PartProgress progress;
    /** Set while the events are those of a hold, read again from the log. */
    final @Nullable Hold hold;

    final ArrayDeque<Entry> entries = new ArrayDeque<>();
    boolean inFlight;
    boolean ready;

    SubjectQueue(SubjectKey key, PartProgress progress, @Nullable Hold hold) {
        this.key = key;
        this.progress = progress;
        this.hold = hold;
    }
}
