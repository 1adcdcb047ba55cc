package io.trialsuite.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisibilityTests {

    private final HeldClock clock = new HeldClock();
    private final Engine engine = new Engine(clock, null);

    @Test
    void aMessageIsHiddenForExactlyItsVisibilityTimeout() {
        var queue = engine.standard(Map.of("VisibilityTimeout", "30"));
        engine.send(queue, "m");
        assertThat(engine.bodies(queue)).containsExactly("m");

        clock.pass(Duration.ofMillis(29_999));
        assertThat(engine.bodies(queue)).isEmpty();

        clock.pass(Duration.ofMillis(1));
        assertThat(engine.bodies(queue)).containsExactly("m");
    }

    @Test
    void changingTheVisibilityCountsFromNow() {
        var queue = engine.standard(Map.of("VisibilityTimeout", "30"));
        engine.send(queue, "m");
        var delivery = engine.receive(queue).getFirst();
        clock.pass(Duration.ofSeconds(20));

        engine.receiving.changeVisibility(queue, delivery.receipt().handle(), Duration.ofSeconds(30));

        clock.pass(Duration.ofSeconds(29));
        assertThat(engine.receive(queue)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(engine.receive(queue)).hasSize(1);
    }

    @Test
    void theHandleOfAnEarlierDeliveryCannotDeleteOnceTheMessageWasReceivedAgain() {
        var queue = engine.standard(Map.of());
        engine.send(queue, "m");
        var first = engine.receive(queue).getFirst();
        clock.pass(Duration.ofSeconds(30));
        var second = engine.receive(queue).getFirst();

        assertThat(engine.delete(queue, first)).isEmpty();
        assertThat(engine.depth(queue).inFlight()).isEqualTo(1);

        assertThat(engine.delete(queue, second)).isEmpty();
        assertThat(engine.depth(queue).inFlight()).isZero();
    }

    @Test
    void onAFifoQueueAHandleExpiresWithItsVisibility() {
        var queue = engine.fifo(Map.of());
        engine.send(queue, "g", "1", "m");
        var delivery = engine.receive(queue).getFirst();
        clock.pass(Duration.ofSeconds(30));

        assertThat(engine.delete(queue, delivery))
                .hasValueSatisfying(e -> assertThat(e.message()).contains("expired"));
        assertThatThrownBy(() -> engine.receiving.changeVisibility(
                        queue, delivery.receipt().handle(), Duration.ofSeconds(30)))
                .isInstanceOf(AwsError.class);
    }

    @Test
    void whenAGroupsMessageReturnsTheGroupStartsWithIt() {
        var queue = engine.fifo(Map.of());
        engine.send(queue, "g", "1", "first");
        engine.receive(queue);
        engine.send(queue, "g", "2", "second");
        assertThat(engine.bodies(queue)).isEmpty();

        clock.pass(Duration.ofSeconds(30));

        assertThat(engine.bodies(queue)).containsExactly("first", "second");
    }

    @Test
    void aDelayedMessageComesWhenItsDelayIsOver() {
        var queue = engine.standard(Map.of("DelaySeconds", "10"));
        engine.send(queue, "m");
        assertThat(engine.depth(queue)).isEqualTo(new Queue.Depth(0, 0, 1));

        clock.pass(Duration.ofSeconds(10));

        assertThat(engine.bodies(queue)).containsExactly("m");
    }

    @Test
    void aMessageIsForgottenAfterTheRetentionPeriod() {
        var queue = engine.standard(Map.of("MessageRetentionPeriod", "60"));
        engine.send(queue, "old");
        clock.pass(Duration.ofSeconds(30));
        engine.send(queue, "young");

        clock.pass(Duration.ofSeconds(30));

        assertThat(engine.bodies(queue)).containsExactly("young");
    }

    @Test
    void aDuplicateDeliveryComesOnceAfterTheDeletionAndOnlyIfAskedFor() {
        var queue = engine.fifo(Map.of());
        engine.send(queue, "g", "1", "plain");
        engine.delete(queue, engine.receive(queue).getFirst());
        assertThat(engine.receive(queue)).isEmpty();

        engine.faults.replace(Json.read("[{\"duplicate\": true}]"));
        engine.send(queue, "g", "2", "twice");
        engine.delete(queue, engine.receive(queue).getFirst());
        var again = engine.receive(queue);

        assertThat(again).hasSize(1);
        engine.delete(queue, again.getFirst());
        assertThat(engine.receive(queue)).isEmpty();
        assertThat(engine.depth(queue)).isEqualTo(new Queue.Depth(0, 0, 0));
    }
}
