package io.trialsuite.localaws.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.Tag;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SesConformanceTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DOMAIN = Aws.unique("trials") + ".example";
    private static final String SET = Aws.unique("outgoing");

    private static SesV2Client ses;
    private static SqsClient sqs;
    private static String queue;

    @BeforeAll
    static void start() {
        ses = SesV2Client.builder()
                .endpointOverride(Aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(Aws.credentials())
                .build();
        sqs = Aws.sqs();
        queue = sqs.createQueue(it -> it.queueName(Aws.unique("mail-events"))).queueUrl();
        ses.createEmailIdentity(it -> it.emailIdentity(DOMAIN));
        ses.createConfigurationSet(it -> it.configurationSetName(SET));
        var topic = topicOf(queue);
        ses.createConfigurationSetEventDestination(it -> it.configurationSetName(SET)
                .eventDestinationName("events")
                .eventDestination(destination -> destination
                        .enabled(true)
                        .matchingEventTypes(EventType.SEND, EventType.DELIVERY, EventType.BOUNCE, EventType.COMPLAINT)
                        .snsDestination(sns -> sns.topicArn(topic))));
    }

    private static String topicOf(String queue) {
        var arn = sqs.getQueueAttributes(it -> it.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        try (SnsClient sns = Aws.sns()) {
            var topic =
                    sns.createTopic(it -> it.name(Aws.unique("mail-events"))).topicArn();
            sns.subscribe(it ->
                    it.topicArn(topic).protocol("sqs").endpoint(arn).attributes(Map.of("RawMessageDelivery", "true")));
            return topic;
        }
    }

    @AfterAll
    static void stop() {
        ses.close();
        sqs.close();
    }

    @ParameterizedTest
    @CsvSource({
        "success@simulator.amazonses.com, Send Delivery",
        "bounce+x@simulator.amazonses.com, Send Bounce",
        "complaint@simulator.amazonses.com, Send Delivery Complaint",
        "anyone@hospital.example, Send Delivery",
    })
    void aRecipientCausesItsEvents(String recipient, String expected) {
        var id = send(recipient);

        var events = eventsOf(id, expected.split(" ", -1).length);

        assertThat(events)
                .extracting(event -> event.path("eventType").asString())
                .containsExactly(expected.split(" ", -1));
        assertThat(events)
                .allMatch(event -> event.path("mail")
                        .path("tags")
                        .path("kind")
                        .get(0)
                        .asString()
                        .equals("test"));
    }

    @Test
    void aSuppressedAddressIsListedAndBounces() {
        var address = Aws.unique("gone") + "@hospital.example";
        ses.putSuppressedDestination(it -> it.emailAddress(address).reason(SuppressionListReason.COMPLAINT));

        assertThat(ses.listSuppressedDestinations(it -> it.reasons(SuppressionListReason.COMPLAINT))
                        .suppressedDestinationSummaries())
                .anyMatch(summary -> summary.emailAddress().equals(address));
        assertThat(eventsOf(send(address), 2)
                        .getLast()
                        .path("bounce")
                        .path("bounceSubType")
                        .asString())
                .isEqualTo("OnAccountSuppressionList");
    }

    @Test
    void refusalsHaveTheirOwnExceptions() {
        assertThatThrownBy(() -> ses.sendEmail(it -> it.fromEmailAddress("a@nobody.example")
                        .destination(to -> to.toAddresses("a@b.example"))
                        .content(content())))
                .isInstanceOf(MessageRejectedException.class);
        assertThatThrownBy(() -> ses.createConfigurationSet(it -> it.configurationSetName(SET)))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> ses.getEmailTemplate(it -> it.templateName("absent")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theAccountHasAQuota() {
        assertThat(ses.getAccount(it -> {}).sendQuota().max24HourSend()).isPositive();
    }

    @Test
    void resourcesCanBeTagged() {
        var arn = "arn:aws:ses:us-east-1:000000000000:configuration-set/" + SET;
        ses.tagResource(it -> it.resourceArn(arn).tags(tag("a"), tag("b")));
        ses.untagResource(it -> it.resourceArn(arn).tagKeys("a"));

        assertThat(ses.listTagsForResource(it -> it.resourceArn(arn)).tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.key()).isEqualTo("b"));
    }

    private static Tag tag(String key) {
        return Tag.builder().key(key).value("1").build();
    }

    private static String send(String recipient) {
        return ses.sendEmail(it -> it.fromEmailAddress("Study <study@" + DOMAIN + ">")
                        .destination(to -> to.toAddresses(recipient))
                        .configurationSetName(SET)
                        .emailTags(
                                MessageTag.builder().name("kind").value("test").build())
                        .content(content()))
                .messageId();
    }

    private static EmailContent content() {
        return EmailContent.builder()
                .simple(message -> message.subject(subject -> subject.data("Subject"))
                        .body(body -> body.text(text -> text.data("Hello"))))
                .build();
    }

    private static List<JsonNode> eventsOf(String id, int count) {
        var events = new ArrayList<JsonNode>();
        await().until(() -> {
            for (var message : sqs.receiveMessage(
                            it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages()) {
                var event = message.body().startsWith("{") ? JSON.readTree(message.body()) : JSON.createObjectNode();
                if (event.path("mail").path("messageId").asString().equals(id)) events.add(event);
                sqs.deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
            return events.size() >= count;
        });
        return events;
    }
}
