package io.trialsuite.localaws.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class DeadLetterTests {

    private final SqsClient sqs = Aws.sqs();
    private final Queues queues = new Queues(sqs);
    private final String dead = queues.fifo(Map.of());
    private final String url =
            queues.fifo(Map.of(QueueAttributeName.REDRIVE_POLICY, Queues.redrivePolicy(queues.arn(dead), 2)));

    @Test
    void aMessageReceivedTooOftenGoesToTheDeadLettersAndFreesItsGroup() {
        queues.send(url, "g", "poison");
        queues.send(url, "g", "good");

        failTwice();

        assertThat(queues.bodies(url)).containsExactly("good");
        var letter = queues.receive(dead, 5).getFirst();
        assertThat(letter.body()).isEqualTo("poison");
        assertThat(letter.attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, queues.arn(url))
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g");
    }

    private void failTwice() {
        for (int i = 0; i < 2; i++) {
            queues.giveBack(
                    url,
                    sqs.receiveMessage(
                                    r -> r.queueUrl(url).maxNumberOfMessages(1).waitTimeSeconds(5))
                            .messages()
                            .getFirst());
        }
    }

    @Test
    void redrivenLettersGoBackToWhereTheyFailed() {
        queues.send(url, "g", "poison");
        failTwice();
        assertThat(queues.receive(url)).isEmpty();

        sqs.startMessageMoveTask(m -> m.sourceArn(queues.arn(dead)));

        var back = queues.receive(url, 10).getFirst();
        assertThat(back.body()).isEqualTo("poison");
        assertThat(back.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        assertThat(queues.receive(dead)).isEmpty();
        await().untilAsserted(() -> assertThat(sqs.listMessageMoveTasks(l -> l.sourceArn(queues.arn(dead)))
                        .results())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.status()).isEqualTo("COMPLETED");
                    assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(1);
                }));
    }

    @Test
    void onlyADeadLetterQueueCanBeRedriven() {
        assertThatThrownBy(() -> sqs.startMessageMoveTask(m -> m.sourceArn(queues.arn(url))))
                .isInstanceOf(SqsException.class);
    }

    @Test
    void theSourcesOfADeadLetterQueueAreListed() {
        assertThat(sqs.listDeadLetterSourceQueues(l -> l.queueUrl(dead)).queueUrls())
                .containsExactly(url);
    }

    @Test
    void aDeadLetterQueueMustExistAndBeOfTheSameType() {
        assertThatThrownBy(() -> queues.fifo(
                        Map.of(QueueAttributeName.REDRIVE_POLICY, Queues.redrivePolicy(queues.arn(dead) + "x", 2))))
                .isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> queues.standard(
                        Map.of(QueueAttributeName.REDRIVE_POLICY, Queues.redrivePolicy(queues.arn(dead), 2))))
                .isInstanceOf(SqsException.class);
    }
}
