package io.trialsuite.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeduplicationTests {

    private final HeldClock clock = new HeldClock();
    private final Engine engine = new Engine(clock, null);

    @Test
    void theWindowIsFiveMinutesFromTheFirstMessageAndOutlivesIt() {
        var queue = engine.fifo(Map.of());
        var first = engine.send(queue, "g", "id", "first");
        engine.delete(queue, engine.receive(queue).getFirst());

        clock.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(engine.send(queue, "g", "id", "duplicate")).isEqualTo(first);
        assertThat(engine.receive(queue)).isEmpty();

        clock.pass(Duration.ofMillis(1));
        assertThat(engine.send(queue, "g", "id", "new").messageId()).isNotEqualTo(first.messageId());
        assertThat(engine.bodies(queue)).containsExactly("new");
    }

    @Test
    void twoEntriesOfOneBatchCanBeDuplicates() {
        var queue = engine.fifo(Map.of());
        var message = new NewMessage("x", "g", "id", null, null, null);

        var outcomes = engine.sending.send(queue, List.of(message, message));

        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
        assertThat(engine.bodies(queue)).containsExactly("x");
    }

    @Test
    void deduplicationCanBeLimitedToAGroup() {
        var queue = engine.fifo(Map.of("DeduplicationScope", "messageGroup"));

        engine.send(queue, "a", "id", "a");
        engine.send(queue, "b", "id", "b");
        engine.send(queue, "b", "id", "b again");

        assertThat(engine.bodies(queue)).containsExactly("a", "b");
    }

    @Test
    void aStandardQueueDoesNotDeduplicate() {
        var queue = engine.standard(Map.of());

        engine.send(queue, "x");
        engine.send(queue, "x");

        assertThat(engine.bodies(queue)).containsExactly("x", "x");
    }
}
