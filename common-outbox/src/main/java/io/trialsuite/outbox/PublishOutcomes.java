package io.trialsuite.outbox;

import java.time.Clock;
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
        batch.destination().succeeded(batch);
        for (var i = 0; i < results.size(); i++) {
            var queue = batch.subjects().get(i);
            if (queue.progress.lost) {
                continue;
            }
            switch (results.get(i)) {
                case PublishResult.Accepted ignored -> accepted(queue);
                case PublishResult.Postponed postponed -> hold(queue, postponed.reason()).postponements++;
                case PublishResult.Retryable retryable -> refused(queue, retryable.reason(), false);
                case PublishResult.Poison poison -> refused(queue, poison.reason(), true);
            }
        }
    }

    private void accepted(SubjectQueue queue) {
        var entry = buffer.removeFirst(queue);
        queue.progress.advance();
        if (queue.hold == null) {
            return;
        }
        queue.hold.first = entry.message.position() + 1;
        queue.hold.attempts = 0;
        queue.hold.postponements = 0;
        held.changed(queue.hold);
        if (queue.entries.isEmpty()) {
            queue.hold.active = false;
            queue.hold.nextAt = clock.instant();
        }
    }

    private void refused(SubjectQueue queue, String reason, boolean poison) {
        var message = queue.entries.getFirst().message;
        var hold = hold(queue, reason);
        hold.attempts++;
        if (poison || hold.attempts >= settings.maxAttempts()) {
            park(hold, message, reason);
        }
    }

    /** The subject waits; its events stay in the log and are read again when the hold is due. */
    private Hold hold(SubjectQueue queue, String reason) {
        var message = queue.entries.getFirst().message;
        var hold = queue.hold != null
                ? queue.hold
                : new Hold(message.part(), queue.key, message.position(), 0, clock.instant(), false, reason);
        hold.active = false;
        hold.first = message.position();
        hold.error = reason;
        hold.nextAt = clock.instant().plus(backoff.after(hold.attempts + hold.postponements + 1));
        held.put(hold);
        buffer.removeAll(queue);
        queue.progress.advance();
        observer.refused(message.topic(), reason);
        return hold;
    }

    private void park(Hold hold, OutgoingMessage message, String reason) {
        held.park(message, hold.attempts, reason);
        observer.parkedEvent(message, reason);
        switch (settings.afterParking()) {
            case HOLD_SUBJECT -> hold.parked = true;
            case CONTINUE -> {
                hold.first = message.position() + 1;
                hold.attempts = 0;
                hold.nextAt = clock.instant();
            }
        }
    }
}
