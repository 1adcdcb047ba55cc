package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.test.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A relay is killed after SNS has accepted an event and before it could save that. The topic is a standard one, so that nothing
 * but the inbox stands between the second publication and a second effect.
 */
class CrashScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private TestDatabase database;
    private SampleAws aws;

    @BeforeEach
    void open() {
        database = TestDatabase.create("sample");
        aws = new SampleAws();
    }

    @AfterEach
    void close() {
        aws.close();
        database.close();
    }

    /** Consumes the queue behind the standard topic as if it were any other. */
    @TestConfiguration(proxyBeanMethods = false)
    static class StandardQueue {
        @Bean
        Subscription raw(Effects effects) {
            return Subscription.to(SampleAws.RAW)
                    .on("sample.thing.happened.v1", Effects.Happened.class, effects::happened);
        }
    }

    /** Remembers nothing: what the inbox protects from. */
    @TestConfiguration(proxyBeanMethods = false)
    static class NoDeduplication {
        @Bean
        Inbox forgetful(PlatformTransactionManager transactions) {
            return new Inbox() {
                @Override
                public Taken handleOnce(Receipt receipt, Runnable effect) {
                    new TransactionTemplate(transactions).executeWithoutResult(status -> effect.run());
                    return new Taken.InTurn();
                }

                @Override
                public void deadLettered(Receipt receipt, String reason) {}
            };
        }
    }

    @Test
    void anEventPublishedTwiceBecauseTheRelayDiedTakesEffectOnce() throws Exception {
        try (var survivor = crashBetweenPublishAndSave(StandardQueue.class)) {
            var effects = survivor.getBean(Effects.class);
            await().atMost(PATIENCE).until(() -> inboxSaw(survivor, 2));

            assertThat(effects.numbers("crashed")).containsExactly(1);
        }
    }

    @Test
    void negativeControlWithoutTheInboxItTakesEffectTwice() throws Exception {
        try (var survivor = crashBetweenPublishAndSave(StandardQueue.class, NoDeduplication.class)) {
            var effects = survivor.getBean(Effects.class);

            await().atMost(PATIENCE).until(() -> effects.numbers("crashed").equals(List.of(1, 1)));
        }
    }

    private ConfigurableApplicationContext crashBetweenPublishAndSave(Class<?>... consumer) throws Exception {
        var off = Map.of("outbox.relay.enabled", "false", "outbox.topic", SampleAws.STANDARD_TOPIC);
        var service = SampleApplication.start(database, aws.aws.endpoint(), withOverriding(off), consumer);
        new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> service.getBean(Outbox.class).append(happened("crashed", 1)));
        killAfterPublish();
        assertThat(service.getBean(EventFlow.class).pending()).isEqualTo(1);
        service.close();
        return SampleApplication.start(
                database,
                aws.aws.endpoint(),
                withOverriding(Map.of("outbox.topic", SampleAws.STANDARD_TOPIC)),
                consumer);
    }

    private static Map<String, String> withOverriding(Map<String, String> properties) {
        var all = new HashMap<>(properties);
        all.put("spring.main.allow-bean-definition-overriding", "true");
        return all;
    }

    private void killAfterPublish() throws IOException, InterruptedException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StuckRelay.class.getName(),
                        database.url(),
                        database.appUsername(),
                        database.password(),
                        aws.aws.endpoint().toString())
                .redirectErrorStream(true)
                .start();
        try (var output = new BufferedReader(child.inputReader(StandardCharsets.UTF_8))) {
            var line = output.readLine();
            while (line != null && !line.equals(StuckRelay.PUBLISHED)) {
                line = output.readLine();
            }
            assertThat(line).isEqualTo(StuckRelay.PUBLISHED);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static boolean inboxSaw(ConfigurableApplicationContext service, int deliveries) {
        var meters = service.getBean(MeterRegistry.class);
        var handled = meters.find("inbox.handled").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
        var duplicates = meters.find("inbox.duplicates").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
        return handled + duplicates >= deliveries || (handled == 0 && duplicates >= 1);
    }
}
