package io.trialsuite.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class TopologyProvisionerScenarioTests {

    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.defaults());
    private static final SnsClient SNS = at(SnsClient.builder()).build();
    private static final SqsClient SQS = at(SqsClient.builder()).build();
    private static final SesV2Client SES = at(SesV2Client.builder()).build();
    private static Provisioned provisioned;

    @BeforeAll
    static void provision() {
        provisioned = new TopologyProvisioner(Topology.load(), SNS, SQS, SES).provision();
    }

    @AfterAll
    static void stop() {
        SNS.close();
        SQS.close();
        SES.close();
        AWS.close();
    }

    @Test
    void everythingDeclaredExists() {
        assertThat(provisioned.topicArns()).hasSize(Topology.load().topics().size());
        assertThat(SQS.listQueues().queueUrls())
                .containsExactlyInAnyOrderElementsOf(provisioned.queueUrls().values());
        assertThat(SES.getConfigurationSetEventDestinations(it -> it.configurationSetName("trialsuite"))
                        .eventDestinations())
                .singleElement()
                .satisfies(it -> assertThat(it.snsDestination().topicArn())
                        .isEqualTo(provisioned.topicArn("trialsuite-ses-events")));
    }

    @Test
    void aQueueHasItsTimeOutDeadLetterQueueAndPolicy() {
        var attributes = attributes("trialsuite-mailing-commands.fifo");

        assertThat(attributes).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60");
        assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                .contains("trialsuite-mailing-commands-dlq.fifo")
                .contains("10");
        assertThat(attributes.get(QueueAttributeName.POLICY))
                .contains(provisioned.topicArn("trialsuite-mailing-commands.fifo"))
                .contains("aws:SourceArn");
    }

    @Test
    void aSubscribedTypeArrivesRawAndAnotherDoesNot() {
        var topic = provisioned.topicArn("trialsuite-consent-events.fifo");

        publish(topic, "consent.request.opened.v1", "\"unwanted\"");
        publish(topic, "consent.request.declined.v1", "\"wanted\"");

        var received = receive("trialsuite-notification-inbox.fifo");
        assertThat(received).extracting(Message::body).containsExactly("\"wanted\"");
        received.forEach(
                it -> SQS.deleteMessage(d -> d.queueUrl(provisioned.queueUrl("trialsuite-notification-inbox.fifo"))
                        .receiptHandle(it.receiptHandle())));
    }

    @Test
    void aSecondRunChangesNothingAndLosesNoMessage() {
        var topic = provisioned.topicArn("trialsuite-mailing-commands.fifo");
        publish(topic, "mailing.mail.requested.v1", "\"kept\"");
        var before = attributes("trialsuite-mailing-commands.fifo");

        var again = new TopologyProvisioner(Topology.load(), SNS, SQS, SES).provision();

        assertThat(again).isEqualTo(provisioned);
        var settings = List.of(
                QueueAttributeName.POLICY, QueueAttributeName.REDRIVE_POLICY, QueueAttributeName.VISIBILITY_TIMEOUT);
        assertThat(attributes("trialsuite-mailing-commands.fifo")).containsAllEntriesOf(only(before, settings));
        assertThat(SNS.listSubscriptionsByTopic(it -> it.topicArn(topic)).subscriptions())
                .hasSize(1);
        assertThat(receive("trialsuite-mailing-commands.fifo"))
                .extracting(Message::body)
                .containsExactly("\"kept\"");
    }

    @Test
    void driftIsRepaired() {
        var url = provisioned.queueUrl("trialsuite-consent-inbox.fifo");
        SQS.setQueueAttributes(it -> it.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
        var subscription = SNS
                .listSubscriptionsByTopic(it -> it.topicArn(provisioned.topicArn("trialsuite-mailing-events.fifo")))
                .subscriptions()
                .stream()
                .filter(it -> it.endpoint().endsWith("trialsuite-consent-inbox.fifo"))
                .findFirst()
                .orElseThrow();
        SNS.setSubscriptionAttributes(it -> it.subscriptionArn(subscription.subscriptionArn())
                .attributeName("FilterPolicy")
                .attributeValue("{\"type\":[\"nothing\"]}"));

        new TopologyProvisioner(Topology.load(), SNS, SQS, SES).provision();

        assertThat(attributes("trialsuite-consent-inbox.fifo"))
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
        assertThat(SNS.getSubscriptionAttributes(it -> it.subscriptionArn(subscription.subscriptionArn()))
                        .attributes()
                        .get("FilterPolicy"))
                .contains("mailing.mail.bounced.v1");
    }

    @Test
    void aWarmRunTakesLessThanASecond() {
        var started = System.nanoTime();

        new TopologyProvisioner(Topology.load(), SNS, SQS, SES).provision();

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(Duration.ofSeconds(5)); // 1 s on an idle machine
    }

    private static void publish(String topicArn, String type, String body) {
        SNS.publish(it -> it.topicArn(topicArn)
                .message(body)
                .messageGroupId("group")
                .messageDeduplicationId(type + body)
                .messageAttributes(Map.of(
                        "type",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(type)
                                .build())));
    }

    private static List<Message> receive(String queue) {
        return SQS.receiveMessage(it -> it.queueUrl(provisioned.queueUrl(queue))
                        .waitTimeSeconds(5)
                        .maxNumberOfMessages(10))
                .messages();
    }

    private static Map<QueueAttributeName, String> attributes(String queue) {
        return SQS.getQueueAttributes(
                        it -> it.queueUrl(provisioned.queueUrl(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static Map<QueueAttributeName, String> only(
            Map<QueueAttributeName, String> attributes, List<QueueAttributeName> names) {
        return attributes.entrySet().stream()
                .filter(it -> names.contains(it.getKey()))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(B builder) {
        return builder.endpointOverride(AWS.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }
}
