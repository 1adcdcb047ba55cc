package io.trialsuite.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A broker in memory that keeps what it accepted, per subject and in order, and fails as it is told. Thread-safe. */
final class ScriptedBroker implements MessagePublisher {

    private final Map<String, List<OutgoingMessage>> accepted = new HashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger fullest = new AtomicInteger();
    private volatile boolean down;
    private volatile Function<OutgoingMessage, @Nullable PublishResult> refusing = message -> null;
    private volatile Runnable before = () -> {};

    @Override
    public List<PublishResult> publish(String topic, List<OutgoingMessage> batch) {
        calls.incrementAndGet();
        fullest.accumulateAndGet(batch.size(), Math::max);
        before.run();
        if (down) {
            throw new IllegalStateException("The broker is down");
        }
        var subjects = batch.stream().map(OutgoingMessage::subject).distinct().count();
        if (subjects != batch.size()) {
            throw new AssertionError("Two events of one subject in a call: a partial failure could swap them");
        }
        return batch.stream().map(this::accept).toList();
    }

    private PublishResult accept(OutgoingMessage message) {
        var refusal = refusing.apply(message);
        if (refusal != null) {
            return refusal;
        }
        synchronized (accepted) {
            accepted.computeIfAbsent(message.subject(), subject -> new ArrayList<>())
                    .add(message);
        }
        return PublishResult.ACCEPTED;
    }

    void down() {
        down = true;
    }

    void up() {
        down = false;
    }

    /** Asked for each message; null accepts it. */
    void refuse(Function<OutgoingMessage, @Nullable PublishResult> decision) {
        refusing = decision;
    }

    void beforeEachCall(Runnable action) {
        before = action;
    }

    /** The numbers of the events accepted for a subject, in order. */
    List<Integer> numbers(String subject) {
        synchronized (accepted) {
            return accepted.getOrDefault(subject, List.of()).stream()
                    .map(ScriptedBroker::number)
                    .toList();
        }
    }

    static int number(OutgoingMessage message) {
        var text = new String(message.data(), java.nio.charset.StandardCharsets.UTF_8);
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    int total() {
        synchronized (accepted) {
            return accepted.values().stream().mapToInt(List::size).sum();
        }
    }

    int calls() {
        return calls.get();
    }

    int fullest() {
        return fullest.get();
    }
}
