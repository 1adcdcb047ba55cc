package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything the relay knows and decides, without threads, database or broker: what to read, what to publish next, what a
 * result means, what may be saved. Confined to the relay's thread.
 */
final class RelayState {

    private static final int ACTIVE_HOLDS = 64;

    private final Backoff backoff;
    private final Clock clock;
    private final PublishOutcomes outcomes;
    private final OwnedParts parts = new OwnedParts();
    private final HeldSubjects held = new HeldSubjects();
    private final BufferedEvents buffer;

    RelayState(
            OutboxProperties.Relay settings,
            Clock clock,
            RelayObserver observer,
            ToIntFunction<OutgoingMessage> sizes) {
        this.backoff = new Backoff(settings.backoff(), settings.maxBackoff());
        this.clock = clock;
        this.buffer = new BufferedEvents(settings, backoff, sizes);
        this.outcomes = new PublishOutcomes(settings, backoff, clock, observer, buffer, held);
    }

    OwnedParts parts() {
        return parts;
    }

    BufferedEvents buffer() {
        return buffer;
    }

    PublishOutcomes outcomes() {
        return outcomes;
    }

    void own(List<RelayStore.Taken> taken, Collection<Hold.Row> holds, long deadline) {
        taken.forEach(part -> {
            lose(part.part());
            parts.own(new PartProgress(part.part(), part.epoch(), part.position(), deadline));
        });
        held.load(holds);
    }

    /** Another epoch means that the part has changed hands and come back: what is in memory is not to be trusted. */
    void renew(int number, long epoch, long deadline) {
        var part = parts.of(number);
        if (part == null) {
            return;
        }
        if (part.epoch == epoch) {
            part.deadline = deadline;
        } else {
            lose(number);
        }
    }

    void lose(int number) {
        var part = parts.lose(number);
        if (part != null) {
            buffer.lose(part);
            held.lose(number);
        }
    }

    /** Nothing under way and nothing unsaved. */
    boolean quiet(Collection<Integer> some) {
        return some.stream()
                .flatMap(parts::stream)
                .allMatch(part -> part.inFlight == 0 && !part.unsaved() && !held.unsaved(part.part));
    }

    // ---- reading

    @SuppressWarnings("ArrayRecordComponent") // lives for one query
    record Read(short[] parts, long[] positions, int limit, long bytes) {}

    @Nullable
    Read nextRead() {
        var chosen = buffer.hasRoom() ? parts.takeGrown() : List.<PartProgress>of();
        if (chosen.isEmpty()) {
            return null;
        }
        var numbers = new short[chosen.size()];
        var positions = new long[chosen.size()];
        for (var i = 0; i < chosen.size(); i++) {
            numbers[i] = (short) chosen.get(i).part;
            positions[i] = chosen.get(i).read;
        }
        var limit = Math.clamp(buffer.room() / chosen.size(), 1, PartProgress.WINDOW / 2);
        return new Read(numbers, positions, limit, Math.max(1, buffer.bytesLeft() / chosen.size()));
    }

    void readDone(Read read, List<OutgoingMessage> messages) {
        var count = new HashMap<Integer, Integer>();
        var bytes = new HashMap<Integer, Long>();
        messages.forEach(message -> {
            var part = parts.of(message.part());
            if (part != null && message.position() > part.read) {
                count.merge(message.part(), 1, Integer::sum);
                bytes.merge(message.part(), (long) message.data().length, Long::sum);
                read(part, message);
            }
        });
        count.forEach((number, events) -> {
            parts.stream(number).forEach(PartProgress::advance);
            if (events >= read.limit() || bytes.getOrDefault(number, 0L) >= read.bytes()) {
                parts.grew(number);
            }
        });
    }

    private void read(PartProgress part, OutgoingMessage message) {
        var entry = new Entry(message);
        part.add(entry);
        if (held.of(message.key()) == null) {
            buffer.add(entry, part);
        } else {
            entry.settled = true;
        }
    }

    void readFailed(Read read) {
        for (var part : read.parts()) {
            parts.grew(part);
        }
    }

    // ---- holds

    record HoldRead(Hold hold, long upTo) {}

    Optional<HoldRead> nextHoldRead() {
        if (held.active() >= ACTIVE_HOLDS) {
            return Optional.empty();
        }
        return held.due(clock.instant())
                .flatMap(hold -> parts.stream(hold.part)
                        .filter(part -> !part.draining)
                        .findFirst()
                        .map(part -> {
                            hold.active = true;
                            return new HoldRead(hold, part.read);
                        }));
    }

    /** A hold ends when the log has nothing more of its subject up to where the reader is: from there on the reader carries on. */
    void holdReadDone(HoldRead read, List<OutgoingMessage> messages) {
        var hold = read.hold();
        var part = parts.of(hold.part);
        if (part == null || held.of(hold.key) != hold) {
            return;
        }
        if (!messages.isEmpty()) {
            buffer.addHeld(new SubjectQueue(hold.key, part, hold), messages);
            return;
        }
        hold.active = false;
        if (read.upTo() >= part.read) {
            held.end(hold);
        }
    }

    void holdReadFailed(HoldRead read) {
        read.hold().active = false;
        read.hold().nextAt = clock.instant().plus(backoff.after(1));
    }

    void reloadHolds(Collection<Hold.Row> rows) {
        held.load(rows.stream().filter(row -> parts.of(row.part()) != null).toList());
    }

    // ---- saving

    /** @param changes kept to be restored if saving fails */
    record Saving(RelayStore.Settlement settlement, HeldSubjects.Changes changes) {}

    @Nullable
    Saving nextSaving() {
        var touched = new LinkedHashSet<Integer>();
        parts.unsaved().forEach(part -> touched.add(part.part));
        var changes = held.takeChanges();
        touched.addAll(changes.parts());
        if (touched.isEmpty()) {
            return null;
        }
        var advances = touched.stream()
                .flatMap(parts::stream)
                .map(part -> new RelayStore.Advance(part.part, part.settled, part.epoch))
                .toList();
        return new Saving(changes.settlement(advances), changes);
    }

    void saved(Saving saving) {
        saving.settlement()
                .advances()
                .forEach(advance -> parts.stream(advance.part())
                        .filter(part -> part.epoch == advance.epoch())
                        .forEach(part -> part.saved = Math.max(part.saved, advance.position())));
    }

    /** @param lost parts that have another owner now; empty when the database could not be reached */
    void savingFailed(Saving saving, Set<Integer> lost) {
        held.restore(saving.changes());
        saving.changes().parts().stream().filter(part -> parts.of(part) == null).forEach(held::lose);
        lost.forEach(this::lose);
    }

    /** Nanoseconds until something becomes possible with time alone. */
    long idle(long now) {
        var hold = held.nextAt()
                .map(at -> Duration.between(clock.instant(), at).toNanos())
                .orElse(Long.MAX_VALUE);
        return Math.max(0, Math.min(hold, buffer.wakeAt(now) - now));
    }
}
