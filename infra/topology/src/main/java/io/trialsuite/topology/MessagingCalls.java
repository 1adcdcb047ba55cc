package io.trialsuite.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/** The SNS and SQS calls, each of them repeatable. */
final class MessagingCalls {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FOURTEEN_DAYS = "1209600";

    private final SnsClient sns;
    private final SqsClient sqs;
    private final Optional<String> kmsKeyId;

    MessagingCalls(SnsClient sns, SqsClient sqs, Optional<String> kmsKeyId) {
        this.sns = sns;
        this.sqs = sqs;
        this.kmsKeyId = kmsKeyId;
    }

    String createTopic(Topology.Topic topic) {
        var attributes = new HashMap<String, String>();
        if (topic.fifo()) {
            attributes.put("FifoTopic", "true");
            attributes.put("ContentBasedDeduplication", "false");
        }
        if (topic.encrypted()) {
            kmsKeyId.ifPresent(key -> attributes.put("KmsMasterKeyId", key));
        }
        return sns.createTopic(it -> it.name(topic.name()).attributes(attributes))
                .topicArn();
    }

    String createDeadLetterQueue(Topology.Queue queue) {
        var url = create(queue.deadLetterName(), queue.fifo());
        var attributes = new HashMap<QueueAttributeName, String>();
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS);
        encrypt(queue, attributes);
        sqs.setQueueAttributes(it -> it.queueUrl(url).attributes(attributes));
        return url;
    }

    String createQueue(Topology.Queue queue) {
        return create(queue.name(), queue.fifo());
    }

    /** Creates with what can never change; SQS refuses to "create" an existing queue with other settings. */
    private String create(String name, boolean fifo) {
        Map<QueueAttributeName, String> fixed = fifo ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of();
        return sqs.createQueue(it -> it.queueName(name).attributes(fixed)).queueUrl();
    }

    /** Sets time-outs, dead-lettering, and a policy that admits the given topics and nobody else; returns the queue's ARN. */
    String configure(Topology.Queue queue, String url, String deadLetterUrl, List<String> admittedTopicArns) {
        var arn = arnOf(url);
        var redrive = Map.of("deadLetterTargetArn", arnOf(deadLetterUrl), "maxReceiveCount", queue.maxReceiveCount());
        var attributes = new HashMap<QueueAttributeName, String>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(queue.visibilityTimeoutSeconds()));
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS);
        attributes.put(QueueAttributeName.REDRIVE_POLICY, JSON.writeValueAsString(redrive));
        attributes.put(QueueAttributeName.POLICY, JSON.writeValueAsString(admitting(admittedTopicArns, arn)));
        encrypt(queue, attributes);
        sqs.setQueueAttributes(it -> it.queueUrl(url).attributes(attributes));
        return arn;
    }

    void subscribe(Topology.Subscription subscription, String topicArn, String queueArn) {
        var attributes = new HashMap<String, String>();
        attributes.put("RawMessageDelivery", "true");
        if (!subscription.types().isEmpty()) {
            attributes.put("FilterPolicy", JSON.writeValueAsString(Map.of("type", subscription.types())));
        }
        try {
            sns.subscribe(it -> it.topicArn(topicArn)
                    .protocol("sqs")
                    .endpoint(queueArn)
                    .attributes(attributes)
                    .returnSubscriptionArn(true));
        } catch (InvalidParameterException existsWithOtherAttributes) {
            resubscribe(topicArn, queueArn, attributes, existsWithOtherAttributes);
        }
    }

    /** SNS lets nobody else but SES publish to the topic of mail events. */
    void admitMailEvents(String topicArn) {
        var statement = Map.of(
                "Sid",
                "ses-publishes",
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", "ses.amazonaws.com"),
                "Action",
                "sns:Publish",
                "Resource",
                topicArn,
                "Condition",
                Map.of("StringEquals", Map.of("AWS:SourceAccount", topicArn.split(":", -1)[4])));
        var policy = Map.of("Version", "2012-10-17", "Statement", List.of(statement));
        sns.setTopicAttributes(
                it -> it.topicArn(topicArn).attributeName("Policy").attributeValue(JSON.writeValueAsString(policy)));
    }

    private void resubscribe(
            String topicArn, String queueArn, Map<String, String> attributes, InvalidParameterException cause) {
        var existing = sns.listSubscriptionsByTopicPaginator(it -> it.topicArn(topicArn)).subscriptions().stream()
                .filter(it -> queueArn.equals(it.endpoint()))
                .findFirst()
                .orElseThrow(() -> cause);
        attributes.forEach(
                (name, value) -> sns.setSubscriptionAttributes(it -> it.subscriptionArn(existing.subscriptionArn())
                        .attributeName(name)
                        .attributeValue(value)));
    }

    private void encrypt(Topology.Queue queue, Map<QueueAttributeName, String> attributes) {
        if (queue.encrypted()) {
            kmsKeyId.ifPresent(key -> attributes.put(QueueAttributeName.KMS_MASTER_KEY_ID, key));
        }
    }

    private String arnOf(String url) {
        var answer = sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN));
        var arn = answer.attributes().get(QueueAttributeName.QUEUE_ARN);
        if (arn == null) {
            throw new IllegalStateException("No ARN for " + url);
        }
        return arn;
    }

    private static Map<String, Object> admitting(List<String> topicArns, String queueArn) {
        var statement = Map.of(
                "Sid",
                "topics-send",
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", "sns.amazonaws.com"),
                "Action",
                "sqs:SendMessage",
                "Resource",
                queueArn,
                "Condition",
                Map.of("ArnEquals", Map.of("aws:SourceArn", topicArns)));
        return Map.of("Version", "2012-10-17", "Statement", List.of(statement));
    }
}
