package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What the broker's answers mean for the events, their subjects and the holds. Confined to the relay's thread. */
final class PublishOutcomes {

    private final OutboxProperties.Relay settings;
    private final Backoff backoff;
    private final Clock clock;
    private final RelayObserver observer;
    private final BufferedEvents buffer;
    private final HeldSubjects held;

    PublishOutcomes(
            OutboxProperties.Relay settings,
            Backoff backoff,
            Clock clock,
            RelayObserver observer,
            BufferedEvents buffer,
            HeldSubjects held) {
        this.settings = settings;
        this.backoff = backoff;
        this.clock = clock;
        this.observer = observer;
        this.buffer = buffer;
        this.held = held;
    }

    void published(PublishBatch batch, List<PublishResult> results) {
        var crowded = held.full() && results.stream().anyMatch(result -> !(result instanceof PublishResult.Accepted));
        if (crowded) {
            // refusals without end are the topic's trouble: it is closed, and what it refused stays where it is
            batch.destination().failed(batch, System.nanoTime());
        } else {
            batch.destination().succeeded(batch);
        }
        for (var i = 0; i < results.size(); i++) {
            var queue = batch.subjects().get(i);
            if (!queue.progress.lost) {
                outcome(queue, results.get(i), crowded);
            }
        }
    }

    private void outcome(SubjectQueue queue, PublishResult result, boolean crowded) {
        switch (result) {
            case PublishResult.Accepted ignored -> accepted(queue);
            case PublishResult.Postponed postponed -> {
                if (!crowded) {
                    hold(queue, postponed.reason()).postponements++;
                }
            }
            case PublishResult.Retryable retryable -> {
                if (!crowded) {
                    refused(queue, retryable.reason(), false);
                }
            }
            case PublishResult.Poison poison -> refused(queue, poison.reason(), true);
        }
    }

    private void accepted(SubjectQueue queue) {
        var entry = buffer.removeFirst(queue);
        queue.progress.advance();
        var hold = queue.hold;
        if (hold == null) {
            return;
        }
        hold.first = entry.message.position() + 1;
        hold.attempts = 0;
        hold.postponements = 0;
        held.changed(hold);
        if (queue.isEmpty()) {
            held.pause(hold, clock.instant());
        }
    }

    private void refused(SubjectQueue queue, String reason, boolean poison) {
        var message = queue.first();
        var hold = hold(queue, reason);
        hold.attempts++;
        if (poison || hold.attempts >= settings.maxAttempts()) {
            park(hold, message, reason);
        }
    }

    /** The subject waits; its events stay in the log and are read again when the hold is due. */
    private Hold hold(SubjectQueue queue, String reason) {
        var hold = leave(queue, reason);
        held.pause(hold, clock.instant().plus(backoff.after(hold.attempts + hold.postponements + 1)));
        observer.refused(queue.key.topic(), reason);
        return hold;
    }

    private Hold leave(SubjectQueue queue, String reason) {
        var message = queue.first();
        var hold = queue.hold != null
                ? queue.hold
                : new Hold(message.part(), queue.key, message.position(), 0, clock.instant(), false, reason);
        hold.first = message.position();
        hold.error = reason;
        held.put(hold);
        buffer.removeAll(queue);
        queue.progress.advance();
        return hold;
    }

    /** The subjects of a topic that stays closed wait in the log, so that the memory serves the other topics. */
    void leaveToTheLog(Destination closed, long now) {
        var due = clock.instant().plusNanos(closed.closedFor(now));
        buffer.waiting().stream()
                .filter(queue -> queue.destination == closed)
                .forEach(queue -> leaveToTheLog(queue, "Topic " + closed.topic + " is closed for now", due));
    }

    /** What is in memory of the subject waits in the log, unless too many wait there already. */
    void leaveToTheLog(SubjectQueue queue, String reason, Instant due) {
        if (!held.full() || queue.hold != null) {
            held.pause(leave(queue, reason), due);
        }
    }

    private void park(Hold hold, OutgoingMessage message, String reason) {
        var holdSubject = settings.afterParking() == OutboxProperties.AfterParking.HOLD_SUBJECT;
        held.park(hold, message, reason, holdSubject);
        observer.parkedEvent(message, reason);
        if (!holdSubject) {
            hold.first = message.position() + 1;
            hold.attempts = 0;
            held.pause(hold, clock.instant());
        }
    }
}
