package io.trialsuite.localaws.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Short words for what the tests do with queues all the time. */
public record Queues(SqsClient sqs) {

    public String standard(Map<QueueAttributeName, String> attributes) {
        return create(Aws.unique("queue"), attributes);
    }

    public String fifo(Map<QueueAttributeName, String> attributes) {
        var all = new HashMap<>(attributes);
        all.put(QueueAttributeName.FIFO_QUEUE, "true");
        return create(Aws.unique("queue") + ".fifo", all);
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl();
    }

    public String arn(String url) {
        return attributes(url).getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    public Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(a -> a.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    public void send(String url, String body) {
        sqs.sendMessage(s -> s.queueUrl(url).messageBody(body));
    }

    public void send(String url, String group, String body) {
        sqs.sendMessage(s -> s.queueUrl(url)
                .messageBody(body)
                .messageGroupId(group)
                .messageDeduplicationId(UUID.randomUUID().toString()));
    }

    /** Whatever is there now, up to ten. */
    public List<Message> receive(String url) {
        return receive(url, 0);
    }

    public List<Message> receive(String url, int waitSeconds) {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(Set.of(MessageSystemAttributeName.ALL)))
                .messages();
    }

    /** The bodies of what is there, or arrives within two seconds. */
    public List<String> bodies(String url) {
        return receive(url, 2).stream().map(Message::body).toList();
    }

    public void delete(String url, Message message) {
        sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    public void giveBack(String url, Message message) {
        sqs.changeMessageVisibility(
                v -> v.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    public static String redrivePolicy(String arn, int maxReceiveCount) {
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn, maxReceiveCount);
    }
}
