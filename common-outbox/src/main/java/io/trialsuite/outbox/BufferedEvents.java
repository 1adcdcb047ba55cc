package io.trialsuite.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The events in memory, by subject and by topic, and how much memory they take. Confined to the relay's thread. */
final class BufferedEvents {

    private final OutboxProperties.Relay settings;
    private final Backoff backoff;
    private final CallSizes sizes;
    private final Predicate<OutgoingMessage> paused;
    private final Map<SubjectKey, SubjectQueue> subjects = new HashMap<>();
    private final Map<String, Destination> destinations = new LinkedHashMap<>();
    private int events;
    private long bytes;

    /**
     * @param sizes what fits into a call
     * @param paused which messages must not leave
     */
    BufferedEvents(
            OutboxProperties.Relay settings, Backoff backoff, CallSizes sizes, Predicate<OutgoingMessage> paused) {
        this.settings = settings;
        this.backoff = backoff;
        this.sizes = sizes;
        this.paused = paused;
    }

    int room() {
        return settings.buffer() - events;
    }

    long bytesLeft() {
        return settings.bufferSize().toBytes() - bytes;
    }

    /** Reading goes on once a quarter is free: few large reads in place of many small ones. */
    boolean hasRoom() {
        return room() >= settings.buffer() / 4
                && bytesLeft() >= settings.bufferSize().toBytes() / 4;
    }

    void add(Entry entry, PartProgress part) {
        var queue = subjects.get(entry.key);
        if (queue == null) {
            queue = new SubjectQueue(entry.key, part, destination(entry.key.topic()), null);
            subjects.put(entry.key, queue);
        }
        append(queue, entry);
        queue.destination.ready(queue);
    }

    void addHeld(Hold hold, PartProgress part, List<OutgoingMessage> messages) {
        var queue = new SubjectQueue(hold.key, part, destination(hold.key.topic()), hold);
        messages.forEach(message -> append(queue, new Entry(message)));
        subjects.put(queue.key, queue);
        queue.destination.ready(queue);
    }

    private void append(SubjectQueue queue, Entry entry) {
        queue.add(entry);
        events++;
        bytes += entry.message.size();
    }

    /** The first event of the subject is done with. */
    Entry removeFirst(SubjectQueue queue) {
        var entry = forgetFirst(queue);
        if (queue.isEmpty()) {
            subjects.remove(queue.key, queue);
        } else {
            queue.destination.ready(queue);
        }
        return entry;
    }

    /** All its events are left to the log and read again later. */
    void removeAll(SubjectQueue queue) {
        while (!queue.isEmpty()) {
            forgetFirst(queue);
        }
        subjects.remove(queue.key, queue);
    }

    private Entry forgetFirst(SubjectQueue queue) {
        var entry = queue.removeFirst();
        entry.settled = true;
        events--;
        bytes -= entry.message.size();
        return entry;
    }

    void lose(PartProgress part) {
        subjects.values().stream()
                .filter(queue -> queue.progress == part)
                .toList()
                .forEach(this::removeAll);
    }

    /** Subjects that have no event under way. */
    List<SubjectQueue> waiting() {
        return subjects.values().stream().filter(queue -> !queue.inFlight).toList();
    }

    @Nullable
    PublishBatch next(long now) {
        for (var destination : destinations.values()) {
            var batch = destination.next(now);
            if (batch != null) {
                return batch;
            }
        }
        return null;
    }

    Destination destination(String topic) {
        var known = destinations.get(topic);
        if (known == null) {
            known = new Destination(topic, settings, backoff, sizes, paused);
            destinations.put(topic, known);
        }
        return known;
    }

    Collection<Destination> destinations() {
        return List.copyOf(destinations.values());
    }

    int size() {
        return events;
    }

    long wakeAt(long now) {
        return destinations.values().stream()
                .mapToLong(destination -> destination.wakeAt(now))
                .min()
                .orElse(now + Duration.ofHours(1).toNanos());
    }
}
