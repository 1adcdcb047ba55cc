package io.trialsuite.localaws.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FifoQueueTests {

    private final SqsClient sqs = Aws.sqs();
    private final Queues queues = new Queues(sqs);
    private final String url = queues.fifo(Map.of());

    @Test
    void messagesOfAGroupComeInTheirOrderWithGrowingSequenceNumbers() {
        IntStream.range(0, 10).forEach(i -> queues.send(url, "group", "m" + i));

        var messages = queues.receive(url, 5);

        assertThat(messages)
                .extracting(Message::body)
                .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
        assertThat(messages)
                .extracting(m -> m.attributes().get(MessageSystemAttributeName.SEQUENCE_NUMBER))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(messages.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group");
    }

    @Test
    void whileOneMessageIsInFlightItsGroupWaitsAndOtherGroupsDoNot() {
        queues.send(url, "a", "a1");
        var a1 = queues.receive(url, 5).getFirst();
        queues.send(url, "a", "a2");
        queues.send(url, "b", "b1");

        assertThat(queues.bodies(url)).containsExactly("b1");
        assertThat(queues.receive(url)).isEmpty();

        queues.delete(url, a1);

        assertThat(queues.bodies(url)).containsExactly("a2");
    }

    @Test
    void aMessageThatComesBackComesBeforeItsSuccessors() {
        queues.send(url, "a", "a1");
        queues.send(url, "a", "a2");
        var taken = queues.receive(url, 5);
        assertThat(taken).hasSize(2);

        queues.giveBack(url, taken.get(1));
        queues.giveBack(url, taken.get(0));

        assertThat(queues.bodies(url)).containsExactly("a1", "a2");
    }

    @Test
    void aDuplicateIsAcceptedWithTheFirstIdAndNotDelivered() {
        var first = sendAs("same", "first");
        var second = sendAs("same", "second");

        assertThat(second).isEqualTo(first);
        assertThat(queues.bodies(url)).containsExactly("first");
    }

    @Test
    void aDuplicateOfADeletedMessageIsStillADuplicate() {
        sendAs("same", "first");
        queues.delete(url, queues.receive(url, 5).getFirst());

        sendAs("same", "again");

        assertThat(queues.receive(url)).isEmpty();
    }

    private String sendAs(String deduplicationId, String body) {
        return sqs.sendMessage(s -> s.queueUrl(url)
                        .messageBody(body)
                        .messageGroupId("group")
                        .messageDeduplicationId(deduplicationId))
                .messageId();
    }

    @Test
    void contentBasedDeduplicationLooksAtTheBody() {
        var byContent = queues.fifo(Map.of(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));

        for (var body : new String[] {"x", "x", "y"}) {
            sqs.sendMessage(s -> s.queueUrl(byContent).messageBody(body).messageGroupId("g"));
        }

        assertThat(queues.bodies(byContent)).containsExactly("x", "y");
    }

    @Test
    void aMessageNeedsAGroupAndADeduplicationId() {
        assertThatThrownBy(() -> queues.send(url, "no group")).isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> sqs.sendMessage(
                        s -> s.queueUrl(url).messageBody("no id").messageGroupId("g")))
                .isInstanceOf(SqsException.class);
    }

    @Test
    void theNameSaysWhetherAQueueIsFifo() {
        assertThatThrownBy(() -> sqs.createQueue(q -> q.queueName(Aws.unique("q") + ".fifo")))
                .isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> sqs.createQueue(
                        q -> q.queueName(Aws.unique("q")).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true"))))
                .isInstanceOf(SqsException.class);
    }
}
