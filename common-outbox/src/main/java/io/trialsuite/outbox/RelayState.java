package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the relay knows and decides, without threads, database or broker: what to read, what to publish next, what a
 * result means, what may be saved. Confined to the relay's thread.
 */
final class RelayState {

    private static final int ACTIVE_HOLDS = 64;
    /** Nanoseconds after which a hold is looked at again that cannot be worked on. */
    private static final long LATER = Duration.ofMillis(100).toNanos();
    /** The end of a pause is announced; this is only how often it is looked for otherwise. */
    private static final Duration PAUSED_FOR = Duration.ofHours(1);

    private final Backoff backoff;
    private final Clock clock;
    private final PublishOutcomes outcomes;
    private final OwnedParts parts = new OwnedParts();
    private final HeldSubjects held = new HeldSubjects();
    private final BufferedEvents buffer;
    private final ActivePauses pauses;

    RelayState(
            OutboxProperties.Relay settings,
            String tenantAttribute,
            Clock clock,
            RelayObserver observer,
            CallSizes sizes) {
        this.backoff = new Backoff(settings.backoff(), settings.maxBackoff());
        this.pauses = new ActivePauses(tenantAttribute);
        this.clock = clock;
        this.buffer = new BufferedEvents(settings, backoff, sizes, pauses::cover);
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
        // a pause may have ended while nobody was there to hear it
        held.resume(clock.instant());
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

    // ---- pauses

    /** What operators have stopped, as it is now. */
    void pause(List<Pause> now) {
        if (pauses.change(now)) {
            held.resume(clock.instant());
            buffer.waiting().forEach(queue -> queue.destination.ready(queue));
        }
        leavePaused();
    }

    /** Paused subjects wait in the log, so that the memory serves the others. */
    private void leavePaused() {
        if (!pauses.isEmpty()) {
            buffer.waiting().stream()
                    .filter(queue -> pauses.cover(queue.first()))
                    .forEach(queue -> outcomes.leaveToTheLog(
                            queue, Hold.PAUSED, clock.instant().plus(PAUSED_FOR)));
        }
    }

    /** Nothing under way and nothing unsaved. */
    boolean quiet(Collection<Integer> some) {
        return some.stream()
                .flatMap(parts::stream)
                .allMatch(part -> part.inFlight == 0 && !part.unsaved() && !held.unsaved(part.part));
    }

    // ---- reading

    /** What one query reads: so many events of each of these parts, and of all of them as many as begin within so many bytes. */
    record Read(List<PartProgress> parts, int limit, long bytes) {

        short[] numbers() {
            var numbers = new short[parts.size()];
            for (var i = 0; i < numbers.length; i++) {
                numbers[i] = (short) parts.get(i).part;
            }
            return numbers;
        }

        long[] positions() {
            return parts.stream().mapToLong(part -> part.read).toArray();
        }
    }

    @Nullable
    Read nextRead(long now) {
        if (!parts.anyGrew()) {
            return null;
        }
        var chosen = buffer.hasRoom() ? parts.takeGrown(buffer.room()) : List.<PartProgress>of();
        if (chosen.isEmpty()) {
            makeRoom(now);
            return null;
        }
        var limit = Math.clamp(buffer.room() / chosen.size(), 1, PartProgress.WINDOW / 2);
        return new Read(chosen, limit, Math.max(1, buffer.bytesLeft()));
    }

    /** Where closed topics take up the memory and others are open, the closed ones give way. */
    private void makeRoom(long now) {
        var destinations = buffer.destinations();
        if (destinations.stream().allMatch(Destination::closed)) {
            return;
        }
        destinations.stream().filter(Destination::closed).forEach(closed -> outcomes.leaveToTheLog(closed, now));
    }

    void readDone(Read read, List<OutgoingMessage> messages) {
        // by number; a part that was lost meanwhile may be ours again, from another position: that one is not meant
        var asked = new @Nullable PartProgress[SubjectKey.PARTS];
        read.parts().forEach(part -> asked[part.part] = part);
        var counts = new int[SubjectKey.PARTS];
        var bytes = 0L;
        for (var message : messages) {
            var part = asked[message.part()];
            bytes += message.data().length;
            if (part != null && !part.lost) {
                counts[part.part]++;
                read(part, message);
            }
        }
        for (var part : read.parts()) {
            part.advance();
            if (counts[part.part] >= read.limit() || bytes >= read.bytes()) {
                parts.grew(part);
            }
        }
        leavePaused();
    }

    private void read(PartProgress part, OutgoingMessage message) {
        var entry = new Entry(message);
        part.add(entry);
        if (held.of(entry.key) == null) {
            buffer.add(entry, part);
        } else {
            entry.settled = true;
        }
    }

    void readFailed(Read read) {
        read.parts().forEach(parts::grew);
    }

    // ---- holds

    /** What one query reads of a held subject. */
    record HoldRead(Hold hold, PartProgress part, long upTo, long bytes) {}

    Optional<HoldRead> nextHoldRead(long now) {
        while (mayReadHolds()) {
            var due = held.due(clock.instant());
            if (due.isEmpty()) {
                return Optional.empty();
            }
            var hold = due.get();
            var part = parts.of(hold.part);
            var closedFor = buffer.destination(hold.key.topic()).closedFor(now);
            if (part != null && !part.draining && closedFor == 0) {
                held.begin(hold);
                return Optional.of(new HoldRead(hold, part, part.read, Math.max(1, buffer.bytesLeft())));
            }
            held.pause(hold, clock.instant().plusNanos(Math.max(closedFor, LATER)));
        }
        return Optional.empty();
    }

    private boolean mayReadHolds() {
        return held.active() < ACTIVE_HOLDS && buffer.hasRoom();
    }

    /** A hold ends when the log has nothing more of its subject up to where the reader is: from there on the reader carries on. */
    void holdReadDone(HoldRead read, List<OutgoingMessage> messages) {
        var hold = read.hold();
        if (read.part().lost || held.of(hold.key) != hold) {
            return;
        }
        if (!messages.isEmpty()) {
            buffer.addHeld(hold, read.part(), messages);
            leavePaused();
            return;
        }
        if (read.upTo() >= read.part().read) {
            held.end(hold);
            return;
        }
        hold.first = Math.max(hold.first, read.upTo() + 1);
        held.changed(hold);
        held.pause(hold, clock.instant());
    }

    void holdReadFailed(HoldRead read) {
        held.pause(read.hold(), clock.instant().plus(backoff.after(1)));
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
        // only the ownership that tried to save: the part may be ours again, under another epoch
        saving.settlement().advances().stream()
                .filter(advance -> lost.contains(advance.part()))
                .filter(advance -> parts.stream(advance.part()).anyMatch(part -> part.epoch == advance.epoch()))
                .forEach(advance -> lose(advance.part()));
    }

    /** Nanoseconds until something becomes possible with time alone. */
    long idle(long now) {
        var hold = mayReadHolds()
                ? held.nextAt()
                        .map(at -> Duration.between(clock.instant(), at).toNanos())
                        .orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
        return Math.max(0, Math.min(hold, buffer.wakeAt(now) - now));
    }
}
