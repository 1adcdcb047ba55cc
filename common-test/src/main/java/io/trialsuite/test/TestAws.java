package io.trialsuite.test;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import io.trialsuite.topology.Provisioned;
import io.trialsuite.topology.Topology;
import io.trialsuite.topology.TopologyProvisioner;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/**
 * SNS, SQS and SES behind the real protocol, provisioned with the suite's topology.
 *
 * <p>The endpoint is the one given by {@code -Dsuite.test.aws-endpoint} (or {@code SUITE_TEST_AWS_ENDPOINT}), for instance of a
 * LocalStack, whose queues are then emptied at the start; else an embedded one, fresh for each call. Thread-safe.
 */
public final class TestAws implements AutoCloseable {

    private static final String REGION = "us-east-1";
    private static final String KEY = "test";

    private final @Nullable LocalAws embedded;
    private final URI endpoint;
    private final SnsClient sns;
    private final SqsClient sqs;
    private final SesV2Client ses;
    private final Provisioned provisioned;

    private TestAws(@Nullable LocalAws embedded, URI endpoint) {
        this.embedded = embedded;
        this.endpoint = endpoint;
        this.sns = configure(SnsClient.builder()).build();
        this.sqs = configure(SqsClient.builder()).build();
        this.ses = configure(SesV2Client.builder()).build();
        this.provisioned = new TopologyProvisioner(Topology.load(), sns, sqs, ses).provision();
    }

    /** Starts or reaches AWS and creates every topic, queue and mail identity. */
    public static TestAws start() {
        var given = GivenSetting.of("suite.test.aws-endpoint").map(URI::create);
        if (given.isPresent()) {
            var shared = new TestAws(null, given.get());
            shared.purge();
            return shared;
        }
        var embedded = LocalAws.start(LocalAwsOptions.defaults());
        return new TestAws(embedded, embedded.endpoint());
    }

    public URI endpoint() {
        return endpoint;
    }

    public SnsClient sns() {
        return sns;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public SesV2Client ses() {
        return ses;
    }

    /** The embedded AWS; empty when the endpoint was given. */
    public Optional<LocalAws> embedded() {
        return Optional.ofNullable(embedded);
    }

    /** ARN of a declared topic. */
    public String topicArn(String name) {
        return provisioned.topicArn(name);
    }

    /** URL of a declared queue or dead-letter queue. */
    public String queueUrl(String name) {
        return provisioned.queueUrl(name);
    }

    /** Publishes an event as the outbox of another service would, named by the event's type. */
    public void announce(Announcement event) {
        var context = event.type().substring(0, event.type().indexOf('.'));
        var topic = "trialsuite-" + context + "-events.fifo";
        var envelope = Map.of(
                "specversion", "1.0",
                "id", event.id(),
                "source", "/" + context + "-service",
                "type", event.type(),
                "subject", event.subject(),
                "time", event.at().toString(),
                "organizationid", event.organization(),
                "correlationid", "flow-" + event.subject(),
                "data", event.data());
        var type = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(event.type())
                .build();
        sns().publish(it -> it.topicArn(topicArn(topic))
                .message(JsonMapper.shared().writeValueAsString(envelope))
                .messageGroupId(event.subject())
                .messageDeduplicationId(UUID.randomUUID().toString())
                .messageAttributes(Map.of("type", type)));
    }

    /**
     * Something that another service says.
     *
     * @param id of the event; one that is said twice under one id is heard once
     */
    public record Announcement(
            UUID id, String type, String subject, UUID organization, Instant at, Map<String, ?> data) {

        /** A new one, of this moment. */
        public static Announcement of(String type, Object subject, UUID organization, Map<String, ?> data) {
            return new Announcement(UUID.randomUUID(), type, subject.toString(), organization, Instant.now(), data);
        }
    }

    /** Messages in the queue, waiting, in flight and delayed. */
    public int depth(String queue) {
        var counts = sqs.getQueueAttributes(it -> it.queueUrl(queueUrl(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Empties every queue. */
    public void purge() {
        provisioned.queueUrls().values().forEach(url -> sqs.purgeQueue(it -> it.queueUrl(url)));
    }

    /** The properties that point Spring Cloud AWS here. */
    public Map<String, String> properties() {
        return Map.of(
                "spring.cloud.aws.endpoint", endpoint.toString(),
                "spring.cloud.aws.region.static", REGION,
                "spring.cloud.aws.credentials.access-key", KEY,
                "spring.cloud.aws.credentials.secret-key", KEY);
    }

    @Override
    public void close() {
        sns.close();
        sqs.close();
        ses.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)));
    }
}
