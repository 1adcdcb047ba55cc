package io.trialsuite.outbox;

import io.trialsuite.test.TestAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A topic and a queue of each kind, with dead-letter queues, on the protocol of SNS and SQS. */
final class SampleAws implements AutoCloseable {

    static final String TOPIC = OutboxFixture.TOPIC;
    static final String INBOX = "sample-inbox.fifo";
    static final String DEAD = "sample-inbox-dlq.fifo";
    static final String STANDARD_TOPIC = "sample-events";
    static final String RAW = "sample-raw";
    static final String RAW_DEAD = "sample-raw-dlq";

    final TestAws aws = TestAws.start();
    final SnsClient sns = aws.sns();
    final SqsClient sqs = aws.sqs();

    SampleAws() {
        connect(sns, sqs);
    }

    static void connect(SnsClient sns, SqsClient sqs) {
        connect(sns, sqs, TOPIC, INBOX, DEAD);
        connect(sns, sqs, STANDARD_TOPIC, RAW, RAW_DEAD);
    }

    private static void connect(SnsClient sns, SqsClient sqs, String topic, String queue, String dead) {
        var fifo = topic.endsWith(".fifo");
        var topicArn = sns.createTopic(
                        request -> request.name(topic).attributes(fifo ? Map.of("FifoTopic", "true") : Map.of()))
                .topicArn();
        var deadArn = arn(sqs, create(sqs, dead, fifo, null));
        var queueArn = arn(sqs, create(sqs, queue, fifo, deadArn));
        sns.subscribe(request -> request.topicArn(topicArn)
                .protocol("sqs")
                .endpoint(queueArn)
                .attributes(Map.of("RawMessageDelivery", "true")));
    }

    private static String create(SqsClient sqs, String name, boolean fifo, @Nullable String deadArn) {
        var attributes = new HashMap<QueueAttributeName, String>();
        if (fifo) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        if (deadArn != null) {
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"6\"}".formatted(deadArn));
        }
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static String arn(SqsClient sqs, String url) {
        var attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN));
    }

    String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    void send(String queue, String body, String group, String deduplication) {
        var fifo = queue.endsWith(".fifo");
        sqs.sendMessage(request -> request.queueUrl(url(queue))
                .messageBody(body)
                .messageGroupId(fifo ? group : null)
                .messageDeduplicationId(fifo ? deduplication : null));
    }

    /** What lies in a queue now; taken off it. */
    List<Message> take(String queue) {
        var url = url(queue);
        var messages = sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
        messages.forEach(
                message -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
        return messages;
    }

    Optional<Message> takeOne(String queue) {
        return take(queue).stream().findFirst();
    }

    static String reason(Message message) {
        return attribute(message, "failure-reason");
    }

    static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name)).stringValue();
    }

    int depth(String queue) {
        var counts = sqs.getQueueAttributes(request -> request.queueUrl(url(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** From now on these things go wrong, and nothing else; an empty array heals everything. */
    void faults(String rules) {
        faults(aws.endpoint(), rules);
    }

    static void faults(URI endpoint, String rules) {
        var request = HttpRequest.newBuilder(endpoint.resolve("/_local/faults"))
                .PUT(HttpRequest.BodyPublishers.ofString(rules))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        aws.close();
    }
}
