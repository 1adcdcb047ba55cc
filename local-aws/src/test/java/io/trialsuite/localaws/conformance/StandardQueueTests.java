package io.trialsuite.localaws.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

class StandardQueueTests {

    private final SqsClient sqs = Aws.sqs();
    private final Queues queues = new Queues(sqs);
    private final String url = queues.standard(Map.of());

    @Test
    void aMessageComesWithItsAttributesAndIsGoneOnceDeleted() {
        sqs.sendMessage(s -> s.queueUrl(url)
                .messageBody("grüße 안녕 \"<&>\"")
                .messageAttributes(Map.of(
                        "text", attribute("String", "a"),
                        "number", attribute("Number", "12.50"),
                        "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromUtf8String("bytes"))
                                        .build()))
                .messageSystemAttributes(Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Root=1-67891233-abcdef012345678912345678")
                                .build())));

        var message = queues.receive(url, 5).getFirst();

        assertThat(message.body()).isEqualTo("grüße 안녕 \"<&>\"");
        assertThat(message.messageAttributes()).containsKeys("text", "number", "bytes");
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, "Root=1-67891233-abcdef012345678912345678")
                .containsKeys(MessageSystemAttributeName.SENT_TIMESTAMP, MessageSystemAttributeName.SENDER_ID);

        queues.delete(url, message);

        assertThat(queues.attributes(url))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0");
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    @Test
    void aReceivedMessageIsHiddenUntilItIsGivenBack() {
        queues.send(url, "once");
        var first = queues.receive(url, 5).getFirst();

        assertThat(queues.receive(url)).isEmpty();
        assertThat(queues.attributes(url))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1");

        queues.giveBack(url, first);

        var second = queues.receive(url, 5).getFirst();
        assertThat(second.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
    }

    @Test
    void aWaitingConsumerGetsAMessageAsSoonAsItIsSent() {
        var waiting = CompletableFuture.supplyAsync(() -> queues.receive(url, 20));

        queues.send(url, "now");

        await().until(waiting::isDone);
        assertThat(waiting.join()).hasSize(1);
    }

    @Test
    void aDelayedMessageIsCountedAsDelayedAndNotHandedOut() {
        sqs.sendMessage(s -> s.queueUrl(url).messageBody("later").delaySeconds(900));

        assertThat(queues.receive(url)).isEmpty();
        assertThat(queues.attributes(url))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
    }

    @Test
    void eachEntryOfABatchSucceedsOrFailsOnItsOwn() {
        var answer = sqs.sendMessageBatch(
                b -> b.queueUrl(url).entries(entry("good", "fine"), entry("bad", "not allowed: \u0001")));

        assertThat(answer.successful())
                .singleElement()
                .satisfies(e -> assertThat(e.id()).isEqualTo("good"));
        assertThat(answer.failed()).singleElement().satisfies(e -> {
            assertThat(e.id()).isEqualTo("bad");
            assertThat(e.code()).isEqualTo("InvalidMessageContents");
            assertThat(e.senderFault()).isTrue();
        });
        assertThat(queues.bodies(url)).containsExactly("fine");
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    @Test
    void aBatchHasOneToTenEntriesWithDistinctIds() {
        assertThatThrownBy(() -> sqs.sendMessageBatch(b -> b.queueUrl(url).entries(List.of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> sqs.sendMessageBatch(b -> b.queueUrl(url)
                        .entries(IntStream.range(0, 11)
                                .mapToObj(i -> entry("e" + i, "x"))
                                .toList())))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() ->
                        sqs.sendMessageBatch(b -> b.queueUrl(url).entries(entry("same", "x"), entry("same", "y"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThat(queues.receive(url)).isEmpty();
    }

    @Test
    void oneMessageAndOneBatchMayHaveAMebibyte() {
        queues.send(url, "x".repeat(1_048_576));

        assertThat(queues.receive(url, 5).getFirst().body()).hasSize(1_048_576);
        assertThatThrownBy(() -> queues.send(url, "x".repeat(1_048_577))).isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> sqs.sendMessageBatch(b ->
                        b.queueUrl(url).entries(entry("a", "x".repeat(600_000)), entry("b", "x".repeat(600_000)))))
                .isInstanceOf(BatchRequestTooLongException.class);
    }

    @Test
    void aHandleThatIsNoHandleFailsItsEntryAlone() {
        queues.send(url, "one");
        var message = queues.receive(url, 5).getFirst();

        var answer = sqs.deleteMessageBatch(d -> d.queueUrl(url)
                .entries(
                        DeleteMessageBatchRequestEntry.builder()
                                .id("good")
                                .receiptHandle(message.receiptHandle())
                                .build(),
                        DeleteMessageBatchRequestEntry.builder()
                                .id("bad")
                                .receiptHandle("no-handle")
                                .build()));

        assertThat(answer.successful()).hasSize(1);
        assertThat(answer.failed())
                .singleElement()
                .satisfies(e -> assertThat(e.code()).isEqualTo("ReceiptHandleIsInvalid"));
        assertThatThrownBy(() -> sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle("no-handle")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    void deletingTwiceIsNoError() {
        queues.send(url, "one");
        var message = queues.receive(url, 5).getFirst();

        queues.delete(url, message);
        queues.delete(url, message);

        assertThat(queues.receive(url)).isEmpty();
    }

    @Test
    void purgingLeavesNothing() {
        queues.send(url, "one");
        queues.send(url, "two");

        sqs.purgeQueue(p -> p.queueUrl(url));

        assertThat(queues.receive(url)).isEmpty();
    }

    @Test
    void creatingAQueueAgainNeedsTheSameAttributes() {
        var name = Aws.unique("again");
        var attributes = Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "40");
        var first =
                sqs.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl();

        var again =
                sqs.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl();

        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() -> sqs.createQueue(
                        q -> q.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "41"))))
                .isInstanceOf(QueueNameExistsException.class);
    }

    @Test
    void attributesAndTagsCanBeChanged() {
        sqs.setQueueAttributes(a -> a.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "77")));
        sqs.tagQueue(t -> t.queueUrl(url).tags(Map.of("team", "trials", "stage", "test")));
        sqs.untagQueue(t -> t.queueUrl(url).tagKeys("stage"));

        assertThat(queues.attributes(url)).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "77");
        assertThat(sqs.listQueueTags(t -> t.queueUrl(url)).tags()).isEqualTo(Map.of("team", "trials"));
        assertThatThrownBy(() ->
                        sqs.setQueueAttributes(a -> a.queueUrl(url).attributesWithStrings(Map.of("Unheard", "1"))))
                .isInstanceOf(InvalidAttributeNameException.class);
    }

    @Test
    void aQueueThatIsDeletedDoesNotExistAnyMore() {
        sqs.deleteQueue(d -> d.queueUrl(url));

        assertThatThrownBy(() -> queues.send(url, "lost")).isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> sqs.getQueueUrl(q -> q.queueName(url.substring(url.lastIndexOf('/') + 1))))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void queuesAreListedByPrefixPageByPage() {
        var prefix = Aws.unique("page");
        IntStream.range(0, 5).forEach(i -> sqs.createQueue(q -> q.queueName(prefix + "-" + i)));

        var urls = sqs.listQueuesPaginator(l -> l.queueNamePrefix(prefix).maxResults(2))
                .queueUrls();

        assertThat(urls).hasSize(5).doesNotHaveDuplicates();
    }
}
