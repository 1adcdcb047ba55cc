package io.trialsuite.outbox;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The events of one subject that are in memory; at most the first of them is ever under way. Confined to the relay's thread. */
final class SubjectQueue {

    final SubjectKey key;
    final PartProgress progress;
    final Destination destination;
    /** Set while the events are those of a hold, read again from the log. */
    final @Nullable Hold hold;

    boolean inFlight;
    boolean ready;
    private @Nullable Entry first;
    private @Nullable Entry last;

    SubjectQueue(SubjectKey key, PartProgress progress, Destination destination, @Nullable Hold hold) {
        this.key = key;
        this.progress = progress;
        this.destination = destination;
        this.hold = hold;
    }

    boolean isEmpty() {
        return first == null;
    }

    OutgoingMessage first() {
        if (first == null) {
            throw new NoSuchElementException("Nothing of " + key + " is in memory");
        }
        return first.message;
    }

    void add(Entry entry) {
        if (last == null) {
            first = entry;
        } else {
            last.next = entry;
        }
        last = entry;
    }

    Entry removeFirst() {
        var removed = first;
        if (removed == null) {
            throw new NoSuchElementException("Nothing of " + key + " is in memory");
        }
        first = removed.next;
        if (first == null) {
            last = null;
        }
        return removed;
    }
}
