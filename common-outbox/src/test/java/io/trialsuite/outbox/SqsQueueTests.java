package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsQueueTests {

    private final ScriptedSqs sqs = new ScriptedSqs(Clock.systemUTC());
    private final SqsQueue queue = SqsQueue.named("inbox.fifo", sqs);

    private static Message message(int n) {
        return Message.builder().messageId("m" + n).receiptHandle("m" + n).build();
    }

    private List<Integer> visibilities() {
        return sqs.changes().stream()
                .flatMap(request -> request.entries().stream())
                .map(ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout)
                .toList();
    }

    @Test
    void aMessageIsNeverHiddenForLessThanWasAsked() {
        for (var duration : List.of(
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofMillis(1001),
                Duration.ofDays(2))) {
            queue.hidden(List.of(message(0)), duration).join();
        }

        assertThat(visibilities()).containsExactly(0, 1, 1, 1, 2, 43_200);
    }

    @Test
    void visibilityIsChangedInBatchesOfTen() {
        queue.hidden(IntStream.range(0, 23).mapToObj(SqsQueueTests::message).toList(), Duration.ofSeconds(30))
                .join();

        assertThat(sqs.changes())
                .extracting(request -> request.entries().size())
                .containsExactly(10, 10, 3);
    }

    @Test
    void anAcknowledgementThatIsLostIsSentOnceMore() throws Exception {
        sqs.put("a", "m0", "body");
        var refusals = new AtomicInteger(1);
        sqs.whenDeleting(request -> refusals.getAndDecrement() > 0 ? ScriptedSqs.failed(request, false) : null);

        queue.acknowledge(message(0));

        assertThat(queue.settle(Duration.ofSeconds(5))).isTrue();
        assertThat(sqs.depth()).isZero();
        assertThat(sqs.deletions()).isEqualTo(2);
    }

    @Test
    void anAcknowledgementIsNotRepeatedForEverNorWhenItsReceiptIsNoLongerGood() throws Exception {
        sqs.whenDeleting(request -> CompletableFuture.failedFuture(new IllegalStateException("away")));
        queue.acknowledge(message(0));
        assertThat(queue.settle(Duration.ofSeconds(5))).isTrue();
        assertThat(sqs.deletions()).isEqualTo(2);

        sqs.whenDeleting(request -> ScriptedSqs.failed(request, true));
        queue.acknowledge(message(1));
        assertThat(queue.settle(Duration.ofSeconds(5))).isTrue();
        assertThat(sqs.deletions()).isEqualTo(3);
    }

    @Test
    void aClientThatThrowsTakesNoCallAwayFromThoseAfterIt() throws Exception {
        sqs.put("a", "m9", "body");
        sqs.whenDeleting(request -> {
            throw new IllegalStateException("closed");
        });
        for (var n = 0; n < 5; n++) {
            queue.acknowledge(message(n));
        }

        sqs.whenDeleting(request -> null);
        queue.acknowledge(message(9));

        assertThat(queue.settle(Duration.ofSeconds(5))).isTrue();
        assertThat(sqs.depth()).isZero();
    }

    @Test
    void acknowledgementsThatGatherTravelTogether() throws Exception {
        var first = new CompletableFuture<Void>();
        sqs.whenDeleting(request -> first.thenCompose(done -> ScriptedSqs.failed(request, true)));
        for (var n = 0; n < 22; n++) {
            queue.acknowledge(message(n));
        }
        assertThat(sqs.deletions()).isEqualTo(2);

        sqs.whenDeleting(request -> null);
        first.complete(null);

        assertThat(queue.settle(Duration.ofSeconds(5))).isTrue();
        assertThat(sqs.deletions()).isEqualTo(4);
    }
}
