package io.trialsuite.topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates what a {@link Topology} declares, through the AWS API of whatever endpoint the clients point at.
 *
 * <p>Idempotent: what exists is brought to the declared settings, nothing is deleted, no message is touched. Independent
 * calls run in parallel. Fails at the first call that AWS refuses; running it again continues.
 */
public final class TopologyProvisioner {

    private final Topology topology;
    private final MessagingCalls messaging;
    private final MailCalls mail;

    /** Leaves encryption at rest to the provider's default. */
    public TopologyProvisioner(Topology topology, SnsClient sns, SqsClient sqs, SesV2Client ses) {
        this(topology, sns, sqs, ses, null);
    }

    /**
     * Encrypts what is declared encrypted with the given key.
     *
     * @param kmsKeyId key for the topics and queues that are declared encrypted; its policy must admit SNS and SES. Null for
     *     endpoints without KMS
     */
    public TopologyProvisioner(
            Topology topology, SnsClient sns, SqsClient sqs, SesV2Client ses, @Nullable String kmsKeyId) {
        this.topology = topology;
        this.messaging = new MessagingCalls(sns, sqs, Optional.ofNullable(kmsKeyId));
        this.mail = new MailCalls(ses);
    }

    /**
     * Creates or repairs everything.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when the endpoint refuses or cannot be reached
     */
    public Provisioned provision() {
        var topicArns = new ConcurrentHashMap<String, String>();
        var queueUrls = new ConcurrentHashMap<String, String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var topics = topology.topics().stream()
                    .map(topic -> task(() -> topicArns.put(topic.name(), messaging.createTopic(topic))));
            var queues = topology.queues().stream().map(queue -> task(() -> createPair(queue, queueUrls)));
            var identities = topology.mail().identities().stream().map(it -> task(() -> mail.createIdentity(it)));
            var sets = Stream.of(
                    task(() -> mail.createConfigurationSet(topology.mail().configurationSet())));
            await(threads, Stream.of(topics, queues, identities, sets).flatMap(all -> all));

            var subscriptions =
                    topology.queues().stream().map(queue -> task(() -> subscribe(queue, topicArns, queueUrls)));
            var events = Stream.of(task(() -> publishMailEvents(topicArns)));
            await(threads, Stream.concat(subscriptions, events));
        }
        return new Provisioned(topicArns, queueUrls);
    }

    private void createPair(Topology.Queue queue, Map<String, String> queueUrls) {
        var deadLetters = messaging.createDeadLetterQueue(queue);
        queueUrls.put(queue.deadLetterName(), deadLetters);
        queueUrls.put(queue.name(), messaging.createQueue(queue));
    }

    private void subscribe(Topology.Queue queue, Map<String, String> topicArns, Map<String, String> queueUrls) {
        var admitted = queue.subscriptions().stream()
                .map(it -> Provisioned.require(topicArns, it.topic()))
                .toList();
        var arn = messaging.configure(
                queue,
                Provisioned.require(queueUrls, queue.name()),
                Provisioned.require(queueUrls, queue.deadLetterName()),
                admitted);
        queue.subscriptions().forEach(it -> messaging.subscribe(it, Provisioned.require(topicArns, it.topic()), arn));
    }

    private void publishMailEvents(Map<String, String> topicArns) {
        var topicArn = Provisioned.require(topicArns, topology.mail().eventTopic());
        messaging.admitMailEvents(topicArn);
        mail.publishEvents(topology.mail(), topicArn);
    }

    private static Callable<@Nullable Void> task(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private static void await(ExecutorService threads, Stream<Callable<@Nullable Void>> tasks) {
        List<Future<@Nullable Void>> running = tasks.map(threads::submit).toList();
        for (var task : running) {
            try {
                task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException refused) {
                    throw refused;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while provisioning", e);
            }
        }
    }
}
