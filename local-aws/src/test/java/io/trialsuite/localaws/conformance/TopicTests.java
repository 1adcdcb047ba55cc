package io.trialsuite.localaws.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class TopicTests {

    private final SqsClient sqs = Aws.sqs();
    private final SnsClient sns = Aws.sns();
    private final Queues queues = new Queues(sqs);
    private final String topic =
            sns.createTopic(t -> t.name(Aws.unique("topic"))).topicArn();
    private final String fifoTopic = sns.createTopic(
                    t -> t.name(Aws.unique("topic") + ".fifo").attributes(Map.of("FifoTopic", "true")))
            .topicArn();
    private final String url = queues.standard(Map.of());
    private final String fifoUrl = queues.fifo(Map.of());

    private String subscribe(String topicArn, String queueUrl, Map<String, String> attributes) {
        return sns.subscribe(s -> s.topicArn(topicArn)
                        .protocol("sqs")
                        .endpoint(queues.arn(queueUrl))
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static MessageAttributeValue number(String value) {
        return MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue(value)
                .build();
    }

    @Test
    void aQueueGetsAnEnvelopeUnlessDeliveryIsRaw() {
        var raw = queues.standard(Map.of());
        subscribe(topic, url, Map.of());
        subscribe(topic, raw, Map.of("RawMessageDelivery", "true"));

        sns.publish(p -> p.topicArn(topic)
                .message("{\"a\":\"<&>\"}")
                .subject("Hello")
                .messageAttributes(Map.of("type", text("x"))));

        var envelope = Json.read(queues.receive(url, 5).getFirst().body());
        assertThat(envelope.path("Type").asString()).isEqualTo("Notification");
        assertThat(envelope.path("TopicArn").asString()).isEqualTo(topic);
        assertThat(envelope.path("Subject").asString()).isEqualTo("Hello");
        assertThat(envelope.path("Message").asString()).isEqualTo("{\"a\":\"<&>\"}");
        assertThat(envelope.at("/MessageAttributes/type/Value").asString()).isEqualTo("x");
        assertThat(envelope.path("Timestamp").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        var plain = queues.receive(raw, 5).getFirst();
        assertThat(plain.body()).isEqualTo("{\"a\":\"<&>\"}");
        assertThat(plain.messageAttributes())
                .hasEntrySatisfying(
                        "type", type -> assertThat(type.stringValue()).isEqualTo("x"));
    }

    @Test
    void aFilterPolicyOnAttributesDecidesWhatArrives() {
        subscribe(
                topic,
                url,
                Map.of(
                        "RawMessageDelivery", "true",
                        "FilterPolicy",
                                "{\"type\":[{\"prefix\":\"consent.\"},\"exact\"],\"size\":[{\"numeric\":[\">\",5,\"<=\",10]}]}"));

        publish("wanted", Map.of("type", text("consent.granted"), "size", number("10")));
        publish("too large", Map.of("type", text("consent.granted"), "size", number("10.5")));
        publish("other type", Map.of("type", text("mailing.sent"), "size", number("7")));
        publish("no attribute", Map.of("type", text("exact")));
        publish("also wanted", Map.of("type", text("exact"), "size", number("6")));

        assertThat(queues.bodies(url)).containsExactlyInAnyOrder("wanted", "also wanted");
    }

    private void publish(String message, Map<String, MessageAttributeValue> attributes) {
        sns.publish(p -> p.topicArn(topic).message(message).messageAttributes(attributes));
    }

    @Test
    void aFilterPolicyOnTheBodyLooksIntoTheJson() {
        subscribe(
                topic,
                url,
                Map.of(
                        "RawMessageDelivery", "true",
                        "FilterPolicyScope", "MessageBody",
                        "FilterPolicy", "{\"mail\":{\"state\":[{\"anything-but\":[\"sent\"]}]}}"));

        publish("{\"mail\":{\"state\":\"bounced\"}}", Map.of());
        publish("{\"mail\":{\"state\":\"sent\"}}", Map.of());
        publish("no json", Map.of());

        assertThat(queues.bodies(url)).containsExactly("{\"mail\":{\"state\":\"bounced\"}}");
    }

    @Test
    void aFilterPolicyThatMeansNothingIsRefused() {
        assertThatThrownBy(() -> subscribe(topic, url, Map.of("FilterPolicy", "{\"type\":\"not an array\"}")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> subscribe(topic, url, Map.of("FilterPolicy", "no json")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void orderAndDeduplicationReachTheFifoQueue() {
        subscribe(fifoTopic, fifoUrl, Map.of("RawMessageDelivery", "true"));

        for (var id : new String[] {"1", "2", "2", "3"}) {
            sns.publish(p ->
                    p.topicArn(fifoTopic).message("m" + id).messageGroupId("g").messageDeduplicationId(id));
        }

        var messages = queues.receive(fifoUrl, 5);
        assertThat(messages).extracting(m -> m.body()).containsExactly("m1", "m2", "m3");
        assertThat(messages.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "1");
    }

    @Test
    void aBatchReportsEachEntry() {
        subscribe(fifoTopic, fifoUrl, Map.of("RawMessageDelivery", "true"));

        var answer = sns.publishBatch(b -> b.topicArn(fifoTopic)
                .publishBatchRequestEntries(fifoEntry("a", "g"), fifoEntry("b", null), fifoEntry("c", "g")));

        assertThat(answer.successful()).extracting(e -> e.id()).containsExactly("a", "c");
        assertThat(answer.successful())
                .allSatisfy(e -> assertThat(e.sequenceNumber()).isNotEmpty());
        assertThat(answer.failed()).singleElement().satisfies(e -> {
            assertThat(e.id()).isEqualTo("b");
            assertThat(e.senderFault()).isTrue();
        });
        assertThat(queues.bodies(fifoUrl)).containsExactly("message a", "message c");
    }

    private static PublishBatchRequestEntry fifoEntry(String id, @Nullable String group) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message("message " + id)
                .messageGroupId(group)
                .messageDeduplicationId(Aws.unique(id))
                .build();
    }

    @Test
    void aBatchHasAtMostTenEntries() {
        var entries =
                IntStream.range(0, 11).mapToObj(i -> fifoEntry("e" + i, "g")).toList();

        assertThatThrownBy(() -> sns.publishBatch(b -> b.topicArn(fifoTopic).publishBatchRequestEntries(entries)))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    @Test
    void aMessageMayHave256KibibytesAndNoMore() {
        subscribe(topic, url, Map.of("RawMessageDelivery", "true"));

        publish("x".repeat(262_144), Map.of());

        assertThat(queues.receive(url, 5).getFirst().body()).hasSize(262_144);
        assertThatThrownBy(() -> publish("x".repeat(262_145), Map.of())).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> publish("", Map.of())).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void whatAQueueCannotTakeGoesToTheSubscriptionsDeadLetters() {
        var dead = queues.standard(Map.of());
        var policy = "{\"deadLetterTargetArn\":\"" + queues.arn(dead) + "\"}";
        subscribe(topic, url, Map.of("RawMessageDelivery", "true", "RedrivePolicy", policy));
        sqs.deleteQueue(d -> d.queueUrl(url));

        publish("undeliverable", Map.of());

        assertThat(queues.bodies(dead)).containsExactly("undeliverable");
    }

    @Test
    void subscribingTwiceIsOneSubscription() {
        var first = subscribe(topic, url, Map.of("RawMessageDelivery", "true"));
        var second = subscribe(topic, url, Map.of("RawMessageDelivery", "true"));

        assertThat(second).isEqualTo(first);
        assertThat(sns.listSubscriptionsByTopic(l -> l.topicArn(topic)).subscriptions())
                .hasSize(1);
        assertThatThrownBy(() -> subscribe(topic, url, Map.of("RawMessageDelivery", "false")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void attributesOfASubscriptionCanBeChangedAndItCanEnd() {
        var arn = subscribe(topic, url, Map.of());
        sns.setSubscriptionAttributes(
                s -> s.subscriptionArn(arn).attributeName("RawMessageDelivery").attributeValue("true"));

        var attributes = new HashMap<>(
                sns.getSubscriptionAttributes(s -> s.subscriptionArn(arn)).attributes());

        assertThat(attributes)
                .containsEntry("RawMessageDelivery", "true")
                .containsEntry("Protocol", "sqs")
                .containsEntry("TopicArn", topic);

        sns.unsubscribe(u -> u.subscriptionArn(arn));
        publish("nobody listens", Map.of());

        assertThat(queues.attributes(url)).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    }

    @Test
    void aFifoQueueCannotSubscribeToAStandardTopic() {
        assertThatThrownBy(() -> subscribe(topic, fifoUrl, Map.of())).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aTopicHasAttributesAndTagsUntilItIsDeleted() {
        sns.tagResource(t -> t.resourceArn(topic)
                .tags(Tag.builder().key("team").value("trials & more").build()));

        assertThat(sns.listTagsForResource(t -> t.resourceArn(topic)).tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("trials & more"));
        assertThat(sns.getTopicAttributes(t -> t.topicArn(fifoTopic)).attributes())
                .containsEntry("FifoTopic", "true")
                .containsEntry("TopicArn", fifoTopic);

        sns.deleteTopic(t -> t.topicArn(topic));

        assertThatThrownBy(() -> publish("gone", Map.of())).isInstanceOf(NotFoundException.class);
    }
}
