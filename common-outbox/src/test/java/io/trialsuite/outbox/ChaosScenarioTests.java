package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Kills instances, cuts SNS and SQS, doubles deliveries and restarts PostgreSQL while writers write; then counts. The seed of a
 * run is in every message; {@code -Doutbox.chaos.seed} repeats it and {@code -Doutbox.chaos.seconds} makes it longer.
 */
class ChaosScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DUPLICATES =
            "{\"service\":\"sqs\",\"action\":\"ReceiveMessage\",\"resource\":\"sample-inbox.fifo\",\"rate\":0.2,\"duplicate\":true}";

    private final long seed = Long.getLong("outbox.chaos.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Process> nodes = new ArrayList<>();
    private ChaosDatabase database;
    private SampleAws aws;

    @BeforeEach
    void open() throws Exception {
        database = new ChaosDatabase();
        aws = new SampleAws();
    }

    @AfterEach
    void close() throws Exception {
        for (var node : nodes) {
            node.destroyForcibly().waitFor();
        }
        aws.close();
        database.close();
    }

    @Test
    void everyCommittedEventTakesEffectOnceAndInOrderWhateverHappens() throws Exception {
        var seconds = Integer.getInteger("outbox.chaos.seconds", 120);
        var subjects = IntStream.range(0, 60).mapToObj(n -> "subject-" + n).toList();
        startNode();
        startNode();
        try (var writers = new ChaosWriters(database, subjects, true)) {
            writers.start(seed, 6);
            rage(Duration.ofSeconds(seconds));
            writers.stop();
            aws.faults("[]");

            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(writers.effects())
                            .as("effects, seed " + seed)
                            .isGreaterThanOrEqualTo(writers.written()));
            await("the end of the backlog, seed " + seed)
                    .atMost(PATIENCE)
                    .until(() -> writers.pending() == 0 && aws.depth(SampleAws.INBOX) == 0);

            assertThat(writers.violations()).as("seed " + seed).isEmpty();
            assertThat(aws.depth(SampleAws.DEAD))
                    .as("dead letters, seed " + seed)
                    .isZero();
            assertThat(writers.written()).as("seed " + seed).isGreaterThan(seconds);
        }
    }

    private void rage(Duration duration) throws Exception {
        var until = System.nanoTime() + duration.toNanos();
        var restarts = 0;
        while (System.nanoTime() - until < 0) {
            switch (random.nextInt(5)) {
                case 0 -> killNode();
                case 1 -> trouble("[{\"service\":\"sns\",\"status\":503}]");
                case 2 -> trouble("[{\"service\":\"sqs\",\"status\":503,\"rate\":0.7}," + DUPLICATES + "]");
                case 3 ->
                    trouble("[{\"service\":\"sns\",\"action\":\"Publish*\",\"drop-connection\":true,\"rate\":0.3},"
                            + DUPLICATES + "]");
                default -> {
                    if (restarts++ < 1 + duration.toSeconds() / 60) {
                        database.restart();
                    }
                }
            }
        }
    }

    private void trouble(String faults) throws InterruptedException {
        aws.faults(faults);
        pause(Duration.ofMillis(500 + random.nextInt(2_500)));
        aws.faults("[" + DUPLICATES + "]");
        pause(Duration.ofMillis(random.nextInt(1_000)));
    }

    private static void pause(Duration duration) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
    }

    private void killNode() throws Exception {
        var victim = nodes.remove(random.nextInt(nodes.size()));
        victim.destroyForcibly().waitFor();
        startNode();
    }

    private void startNode() throws IOException {
        var node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx160m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChaosNode.class.getName(),
                        database.url(),
                        aws.aws.endpoint().toString())
                .redirectErrorStream(true)
                .start();
        nodes.add(node);
        var output = new BufferedReader(node.inputReader(StandardCharsets.UTF_8));
        var line = output.readLine();
        while (line != null && !line.equals("ready")) {
            line = output.readLine();
        }
        assertThat(line).isEqualTo("ready");
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
    }

    @Test
    void negativeControlWithoutTheInboxDuplicatesTakeEffectTwice() throws Exception {
        aws.faults("[" + DUPLICATES + "]");
        var node = new ChaosNode(database.url(), aws.aws.endpoint(), false);
        node.start();
        try (var writers = new ChaosWriters(database, List.of("a", "b", "c"), true)) {
            writers.start(seed, 2);

            await().atMost(PATIENCE).until(() -> writers.effects() > 50);
            writers.stop();
            await().atMost(PATIENCE).until(() -> writers.pending() == 0 && writers.effects() > writers.written());
            assertThat(writers.violations()).as("seed " + seed).isNotEmpty();
        } finally {
            node.stop();
        }
    }

    @Test
    void negativeControlWithoutTheLockOnThePartEventsAreLost() throws Exception {
        var onePart = IntStream.range(0, 10_000)
                .mapToObj(n -> "subject-" + n)
                .filter(subject -> SubjectKey.part(subject) == 7)
                .limit(12)
                .toList();
        var node = new ChaosNode(database.url(), aws.aws.endpoint(), true);
        node.start();
        try (var writers = new ChaosWriters(database, onePart, false)) {
            writers.start(seed, 8);
            await().atMost(PATIENCE).until(() -> writers.written() > 700);
            writers.stop();

            await().atMost(PATIENCE).until(() -> writers.pending() == 0 && aws.depth(SampleAws.INBOX) == 0);
            assertThat(writers.effects()).as("seed " + seed).isLessThan(writers.written());
            assertThat(writers.violations()).as("seed " + seed).isNotEmpty();
        } finally {
            node.stop();
        }
    }
}
