package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

class VisibilityKeeperTests {

    private final ScriptedSqs sqs = new ScriptedSqs(Clock.systemUTC());
    private final SqsQueue queue = SqsQueue.named("inbox.fifo", sqs);
    private final VisibilityKeeper keeper = new VisibilityKeeper(Duration.ofSeconds(30));

    private SqsDelivery delivery(int n) {
        var message =
                Message.builder().messageId("m" + n).receiptHandle("r" + n).build();
        return new SqsDelivery(queue, message, Instant.EPOCH);
    }

    private List<Integer> visibilities() {
        return sqs.changes().stream()
                .flatMap(request -> request.entries().stream())
                .map(ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout)
                .toList();
    }

    @Test
    void whatIsKeptIsExtendedTenAtATimeAndWhatIsLetGoIsNot() {
        IntStream.range(0, 12).mapToObj(this::delivery).forEach(keeper::keep);
        keeper.letGo(delivery(11));

        keeper.extend();

        assertThat(sqs.changes())
                .extracting(request -> request.entries().size())
                .containsExactly(10, 1);
        assertThat(visibilities()).containsOnly(30);
    }

    @Test
    void nothingThatFollowsLettingGoIsOvertakenByAnExtension() {
        var answer = new CompletableFuture<Void>();
        sqs.answerChanges(answer);
        var delivery = delivery(0);
        keeper.keep(delivery);
        keeper.extend();
        var shown = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            keeper.letGo(delivery);
            delivery.hide(Duration.ZERO);
            shown.complete(null);
        });

        await().during(Duration.ofMillis(200)).until(() -> visibilities().equals(List.of(30)));
        assertThat(shown).isNotDone();
        answer.complete(null);

        shown.join();
        assertThat(visibilities()).containsExactly(30, 0);
    }

    @Test
    void oneThatWasNotExtendedIsLetGoAtOnce() {
        sqs.answerChanges(new CompletableFuture<Void>());
        keeper.keep(delivery(0));
        keeper.extend();
        keeper.keep(delivery(1));

        keeper.letGo(delivery(1));

        assertThat(visibilities()).containsExactly(30);
    }
}
