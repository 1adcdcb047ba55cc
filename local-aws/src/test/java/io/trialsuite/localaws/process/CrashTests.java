package io.trialsuite.localaws.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.localaws.conformance.Aws;
import io.trialsuite.localaws.conformance.Queues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class CrashTests {

    private static final int SENDERS = 4;
    private static final int ENOUGH = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> attempted = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Set<String> deletionAttempted = ConcurrentHashMap.newKeySet();

    @Test
    void afterAKillEverythingAcknowledgedIsThereAndNothingDeletedIs() {
        String url;
        try (var aws = LocalAwsProcess.start(data);
                var sqs = Aws.sqs(aws.endpoint());
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            url = new Queues(sqs).fifo(Map.of());
            for (int i = 0; i < SENDERS; i++) {
                var group = "g" + i;
                executor.execute(() -> sendUntilCut(sqs, url, group));
            }
            executor.execute(() -> deleteUntilCut(sqs, url));
            await().until(() -> acknowledged.size() >= ENOUGH && deleted.size() >= ENOUGH / 10);
            aws.kill();
        }

        try (var aws = LocalAwsProcess.start(data);
                var sqs = Aws.sqs(aws.endpoint())) {
            var found = drain(new Queues(sqs), url);

            var mustBeThere = new HashSet<>(acknowledged);
            mustBeThere.removeAll(deletionAttempted);
            assertThat(found).doesNotHaveDuplicates().containsAll(mustBeThere);
            assertThat(found).doesNotContainAnyElementsOf(deleted);
            assertThat(attempted).containsAll(found);
        }
    }

    private void sendUntilCut(SqsClient sqs, String url, String group) {
        for (int i = 0; ; i++) {
            var body = group + "-" + i;
            attempted.add(body);
            try {
                new Queues(sqs).send(url, group, body);
            } catch (SdkException e) {
                return;
            }
            acknowledged.add(body);
        }
    }

    private void deleteUntilCut(SqsClient sqs, String url) {
        try {
            while (true) {
                for (var message : new Queues(sqs).receive(url, 1)) {
                    deletionAttempted.add(message.body());
                    new Queues(sqs).delete(url, message);
                    deleted.add(message.body());
                }
            }
        } catch (SdkException e) {
            // The process is gone, as it should be.
        }
    }

    /** Everything on the queue, also what a consumer held when the process died. */
    private static List<String> drain(Queues queues, String url) {
        var bodies = new ArrayList<String>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            for (var batch = queues.receive(url); !batch.isEmpty(); batch = queues.receive(url)) {
                batch.forEach(message -> {
                    bodies.add(message.body());
                    queues.delete(url, message);
                });
            }
            return isEmpty(queues, url);
        });
        return bodies;
    }

    private static boolean isEmpty(Queues queues, String url) {
        var counts = queues.attributes(url);
        return "0".equals(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                && "0".equals(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    @Test
    void aFanOutThatWasAcknowledgedIsCompleteAfterAKill() {
        String first;
        String second;
        try (var aws = LocalAwsProcess.start(data);
                var sqs = Aws.sqs(aws.endpoint());
                var sns = Aws.sns(aws.endpoint())) {
            var queues = new Queues(sqs);
            first = queues.fifo(Map.of());
            second = queues.fifo(Map.of());
            var topic = topicTo(sns, queues.arn(first), queues.arn(second));
            sns.publish(
                    p -> p.topicArn(topic).message("fact").messageGroupId("g").messageDeduplicationId("d"));
            aws.kill();
        }

        try (var aws = LocalAwsProcess.start(data);
                var sqs = Aws.sqs(aws.endpoint());
                var sns = Aws.sns(aws.endpoint())) {
            var queues = new Queues(sqs);
            assertThat(queues.bodies(first)).containsExactly("fact");
            assertThat(queues.bodies(second)).containsExactly("fact");

            var topic = sns.listTopics().topics().getFirst().topicArn();
            sns.publish(
                    p -> p.topicArn(topic).message("next").messageGroupId("h").messageDeduplicationId("e"));
            assertThat(queues.bodies(first)).containsExactly("next");
        }
    }

    private static String topicTo(SnsClient sns, String... queueArns) {
        var topic = sns.createTopic(t -> t.name(Aws.unique("topic") + ".fifo").attributes(Map.of("FifoTopic", "true")))
                .topicArn();
        for (var arn : queueArns) {
            sns.subscribe(s ->
                    s.topicArn(topic).protocol("sqs").endpoint(arn).attributes(Map.of("RawMessageDelivery", "true")));
        }
        return topic;
    }
}
