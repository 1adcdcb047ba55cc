package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.sqs.DeduplicationWindow.Accepted;
import io.trialsuite.localaws.sqs.Message.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one queue and where each stands. Knows neither protocol nor journal nor other queues; every method is
 * called with the lock of {@link Queues} held, live and during replay alike.
 */
final class Queue {

    private final String name;
    private final boolean fifo;
    private final Instant createdAt;
    private final Condition arrived;

    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private final TreeSet<Message> hidden =
            new TreeSet<>(Comparator.comparing((Message m) -> m.hiddenUntil).thenComparingLong(Message::sequence));
    private final Lineup lineup;
    private final DeduplicationWindow deduplication = new DeduplicationWindow();
    private int inFlight;

    QueueAttributes attributes = QueueAttributes.NONE;
    Map<String, String> tags = Map.of();
    Instant modifiedAt;

    Queue(String name, Instant createdAt, Condition arrived) {
        this.name = name;
        this.fifo = name.endsWith(".fifo");
        this.createdAt = createdAt;
        this.modifiedAt = createdAt;
        this.arrived = arrived;
        this.lineup = fifo ? new FifoLineup() : new StandardLineup();
    }

    String name() {
        return name;
    }

    boolean fifo() {
        return fifo;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Signalled when a message may have become available. */
    Condition arrived() {
        return arrived;
    }

    Collection<Message> messages() {
        return messages.values();
    }

    @Nullable
    Message find(long sequence) {
        return messages.get(sequence);
    }

    /** Puts a message where its {@code place} says. */
    void admit(Message message) {
        messages.put(message.sequence(), message);
        switch (message.place) {
            case VISIBLE -> lineup.add(message);
            case DELAYED -> hidden.add(message);
            case IN_FLIGHT -> {
                hidden.add(message);
                inFlight++;
                lineup.inFlight(message);
            }
        }
    }

    /** The message is gone, wherever it stood. */
    void remove(Message message) {
        if (messages.remove(message.sequence()) != null) {
            leavePlace(message);
        }
    }

    private void leavePlace(Message message) {
        switch (message.place) {
            case VISIBLE -> lineup.remove(message);
            case DELAYED -> hidden.remove(message);
            case IN_FLIGHT -> {
                hidden.remove(message);
                inFlight--;
                lineup.released(message);
            }
        }
    }

    /** Takes visible messages out of the line; the caller has to say next what becomes of them. */
    List<Message> take(int max, Predicate<Message> spent, List<Message> dead) {
        return lineup.take(max, spent, dead);
    }

    /** A message just taken shall be as if it had not been. */
    void putBack(Message message) {
        lineup.released(message);
        lineup.add(message);
    }

    /** A message just taken is with a consumer until then. */
    void delivered(Message message, Instant now, Instant until) {
        message.place = Place.IN_FLIGHT;
        message.hiddenUntil = until;
        message.receives++;
        if (message.firstReceivedAt == null) {
            message.firstReceivedAt = now;
        }
        hidden.add(message);
        inFlight++;
    }

    /** The same, when it is read from the journal and was not taken before. */
    void replayDelivery(Message message, Instant now, Instant until) {
        leavePlace(message);
        lineup.inFlight(message);
        delivered(message, now, until);
    }

    /** A message in flight shall stay so until then. */
    void hideUntil(Message message, Instant until) {
        hidden.remove(message);
        message.hiddenUntil = until;
        hidden.add(message);
    }

    /** Whatever was delayed or in flight until now or earlier is visible again. */
    void reveal(Instant now) {
        while (!hidden.isEmpty() && !hidden.first().hiddenUntil.isAfter(now)) {
            var message = hidden.first();
            leavePlace(message);
            message.place = Place.VISIBLE;
            lineup.add(message);
        }
    }

    /** When {@link #reveal} will next find something; null if nothing is hidden. */
    @Nullable
    Instant nextReveal() {
        return hidden.isEmpty() ? null : hidden.first().hiddenUntil;
    }

    /** Wakes one waiting consumer if there is something for it; it wakes the next. */
    void wake() {
        if (lineup.ready()) {
            arrived.signal();
        }
    }

    /** Messages kept longer than the retention period, oldest first; those in flight stay until they return. */
    List<Message> outdated(Instant now) {
        var oldest = now.minus(attributes.seconds("MessageRetentionPeriod"));
        var outdated = new ArrayList<Message>();
        for (var message : messages.values()) {
            if (message.sentAt().isAfter(oldest)) {
                break;
            }
            if (message.place != Place.IN_FLIGHT) {
                outdated.add(message);
            }
        }
        return outdated;
    }

    void clear() {
        messages.clear();
        hidden.clear();
        lineup.clear();
        inFlight = 0;
    }

    @Nullable
    Accepted duplicateOf(NewMessage message, Instant now) {
        return fifo ? deduplication.find(deduplicationKey(message), now) : null;
    }

    void remember(Message message) {
        if (fifo) {
            deduplication.remember(
                    deduplicationKey(message.content()),
                    new Accepted(message.id(), message.sequence(), message.sentAt()));
        }
    }

    String deduplicationKey(NewMessage message) {
        return attributes.deduplicatesPerGroup()
                ? message.group() + '\n' + message.deduplicationId()
                : String.valueOf(message.deduplicationId());
    }

    DeduplicationWindow deduplication() {
        return deduplication;
    }

    /** How many messages stand where. */
    Depth depth() {
        return new Depth(lineup.size(), inFlight, hidden.size() - inFlight);
    }

    record Depth(int visible, int inFlight, int delayed) {}
}
