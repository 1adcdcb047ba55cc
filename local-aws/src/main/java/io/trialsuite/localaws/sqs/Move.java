package io.trialsuite.localaws.sqs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Messages that leave one queue and appear on another, in one step of the journal. */
final class Move {

    static final Move NONE = new Move();

    private record Step(Queue from, Message before, Queue to, Message after) {}

    private final List<Step> steps = new ArrayList<>();

    private Move() {}

    /** Poison goes to the dead letters: it remembers where it failed, and how often it was received. */
    static Move toDeadLetters(Queues queues, Queue from, Queue to, List<Message> messages) {
        var move = new Move();
        for (var message : messages) {
            var after = move.step(queues, from, message, to, queues.arnOf(from));
            after.receives = message.receives;
            after.firstReceivedAt = message.firstReceivedAt;
        }
        return move;
    }

    /** Dead letters get another chance, as if they had never been received. */
    static Move redrive(Queues queues, Queue from, List<Message> messages, Function<Message, Queue> target) {
        var move = new Move();
        for (var message : messages) {
            move.step(queues, from, message, target.apply(message), null);
        }
        return move;
    }

    private Message step(Queues queues, Queue from, Message message, Queue to, @Nullable String deadLetterSource) {
        Instant sentAt = to.fifo() ? queues.now() : message.sentAt();
        var after = new Message(queues.nextSequence(), message.id(), sentAt, message.content(), deadLetterSource);
        steps.add(new Step(from, message, to, after));
        return after;
    }

    List<JsonNode> records() {
        var records = new ArrayList<JsonNode>();
        for (var step : steps) {
            records.add(QueueRecord.removed(step.from(), List.of(step.before())));
            records.add(QueueRecord.placed(step.to(), step.after()));
        }
        return records;
    }

    void apply() {
        for (var step : steps) {
            step.from().remove(step.before());
            step.to().admit(step.after());
            step.to().wake();
        }
    }
}
