package io.trialsuite.benchmarks;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SNS and SQS in this process, with one topic and, when wanted, the queue behind it. */
final class LocalBroker implements AutoCloseable {

    private final LocalAws aws = LocalAws.start(LocalAwsOptions.defaults());

    LocalBroker(boolean withQueue) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        try (var sns = SnsClient.builder()
                        .endpointOverride(aws.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .build();
                var sqs = SqsClient.builder()
                        .endpointOverride(aws.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .build()) {
            var topic = sns.createTopic(
                            request -> request.name(TrialsuiteOutbox.TOPIC).attributes(Map.of("FifoTopic", "true")))
                    .topicArn();
            if (withQueue) {
                var queue = queueArn(sqs);
                sns.subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(queue)
                        .attributes(Map.of("RawMessageDelivery", "true")));
            }
        }
    }

    private static String queueArn(SqsClient sqs) {
        var url = sqs.createQueue(request -> request.queueName(TrialsuiteOutbox.QUEUE)
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        var attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN));
    }

    Map<String, Object> properties(boolean consuming) {
        return Map.of(
                "spring.cloud.aws.endpoint", aws.endpoint().toString(),
                "outbox.consumption.enabled", Boolean.toString(consuming),
                "outbox.consumption.concurrency", "50");
    }

    @Override
    public void close() {
        aws.close();
    }
}
