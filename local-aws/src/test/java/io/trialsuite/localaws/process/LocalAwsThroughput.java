package io.trialsuite.localaws.process;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Measures the emulator as a process of its own, with its journal on: start, memory, full cycles (send 10, receive 10,
 * delete 10) of 800-byte messages through the AWS SDK, and how soon a waiting consumer gets a message. Run by hand.
 */
public final class LocalAwsThroughput {

    private static final PrintStream OUT = System.out;
    private static final int THREADS = 4;
    private static final int ROUNDS = 600;
    private static final String BODY = "x".repeat(800);

    private LocalAwsThroughput() {}

    public static void main(String[] arguments) throws Exception {
        var data = Files.createTempDirectory("local-aws-throughput");
        var began = System.nanoTime();
        try (var aws = LocalAwsProcess.start(data, jvmOptions(arguments));
                var sqs = client(aws)) {
            OUT.printf("start until healthy: %d ms%n", (System.nanoTime() - began) / 1_000_000);
            OUT.printf(
                    "processor time until healthy: %d ms%n", aws.processorTime().toMillis());
            OUT.printf("resident after start: %d MB%n", aws.residentMegabytes());
            for (int run = 1; run <= 3; run++) {
                measure("standard", run, aws, sqs, false);
                measure("FIFO", run, aws, sqs, true);
            }
            wakeUp(sqs);
            OUT.printf("resident after load: %d MB%n", aws.residentMegabytes());
            OUT.printf("journal: %d MB%n", Files.size(data.resolve("sqs.journal")) >> 20);
        }
    }

    private static String[] jvmOptions(String[] arguments) {
        return arguments.length > 0 ? arguments : new String[] {"-Xmx64m", "-XX:+UseSerialGC"};
    }

    private static void measure(String kind, int run, LocalAwsProcess aws, SqsClient sqs, boolean fifo)
            throws Exception {
        var before = aws.processorTime();
        var perSecond = cycles(sqs, fifo);
        var used = aws.processorTime().minus(before);
        OUT.printf(
                "%s, %d threads, run %d: %.0f messages/s; %.0f per second of the emulator's processor time%n",
                kind, THREADS, run, perSecond, THREADS * ROUNDS * 10 / (used.toMillis() / 1e3));
    }

    private static SqsClient client(LocalAwsProcess aws) {
        return SqsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private static String queue(SqsClient sqs, boolean fifo) {
        var name = UUID.randomUUID() + (fifo ? ".fifo" : "");
        return sqs.createQueue(q -> {
                    q.queueName(name);
                    if (fifo) {
                        q.attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
                    }
                })
                .queueUrl();
    }

    private static double cycles(SqsClient sqs, boolean fifo) throws Exception {
        var url = queue(sqs, fifo);
        var began = System.nanoTime();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            var group = "group-" + thread;
            work.add(() -> cycle(sqs, url, fifo ? group : null));
        }
        int deleted = 0;
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            for (var done : pool.invokeAll(work)) {
                deleted += done.get();
            }
        }
        return deleted / ((System.nanoTime() - began) / 1e9);
    }

    private static int cycle(SqsClient sqs, String url, @Nullable String group) {
        int deleted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var entries = IntStream.range(0, 10)
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .messageBody(BODY)
                            .messageGroupId(group)
                            .messageDeduplicationId(
                                    group == null ? null : UUID.randomUUID().toString())
                            .build())
                    .toList();
            sqs.sendMessageBatch(b -> b.queueUrl(url).entries(entries));
            var messages = sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
            if (!messages.isEmpty()) {
                sqs.deleteMessageBatch(d -> d.queueUrl(url).entries(receipts(messages)));
                deleted += messages.size();
            }
        }
        return deleted;
    }

    private static List<DeleteMessageBatchRequestEntry> receipts(List<Message> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
                .toList();
    }

    private static void wakeUp(SqsClient sqs) throws InterruptedException {
        var url = queue(sqs, false);
        var micros = new long[300];
        for (int i = 0; i < micros.length; i++) {
            var sentAt = new long[1];
            var sender = Thread.ofVirtual().unstarted(() -> {
                sentAt[0] = System.nanoTime();
                sqs.sendMessage(s -> s.queueUrl(url).messageBody(BODY));
            });
            var delayed = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
                sender.start();
            });
            var messages =
                    sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages();
            micros[i] = (System.nanoTime() - sentAt[0]) / 1000;
            delayed.join();
            sender.join();
            sqs.deleteMessage(
                    d -> d.queueUrl(url).receiptHandle(messages.getFirst().receiptHandle()));
        }
        Arrays.sort(micros);
        OUT.printf(
                "long-poll wake-up: p50 %.1f ms, p95 %.1f ms%n",
                micros[micros.length / 2] / 1000.0, micros[micros.length * 95 / 100] / 1000.0);
    }
}
