package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Once more, on request: what lies in a dead-letter queue, and what one consumer should see again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgainScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestDatabase database;
    private SampleAws aws;
    private ConfigurableApplicationContext service;
    private Effects effects;

    @BeforeAll
    void start() {
        database = TestDatabase.create("sample");
        aws = new SampleAws();
        service = SampleApplication.start(database, aws.aws.endpoint(), Map.of());
        effects = service.getBean(Effects.class);
    }

    @AfterAll
    void stop() {
        service.close();
        aws.close();
        database.close();
    }

    private void append(OutboxMessage... messages) {
        new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> service.getBean(Outbox.class).append(messages));
    }

    private Map<String, Object> lastOperation(String action) {
        return service.getBean(JdbcTemplate.class)
                .queryForMap(
                        "select by_whom, reason, affected from outbox_operation where action = ? order by id desc limit 1",
                        action);
    }

    @Test
    void aRedrivenMessageTakesTheEffectItCouldNotTakeBefore() {
        var broken = new AtomicBoolean(true);
        effects.then(message -> {
            if (message.subject().equals("dead") && broken.get()) {
                throw new PoisonMessage("no such thing yet");
            }
        });
        append(happened("dead", 1), happened("dead", 2));
        var deadLetters = service.getBean(DeadLetters.class);
        await().atMost(PATIENCE).until(() -> aws.depth(SampleAws.DEAD) == 2);

        assertThat(deadLetters.list(SampleAws.INBOX, 10))
                .extracting(DeadLetter::reason, DeadLetter::type, DeadLetter::group)
                .contains(Tuple.tuple("no such thing yet", "sample.thing.happened.v1", "dead"));
        assertThat(aws.depth(SampleAws.DEAD)).isEqualTo(2);
        broken.set(false);
        assertThat(deadLetters.redrive(SampleAws.INBOX, 10, "operator", "the thing is there"))
                .isEqualTo(2);

        await().atMost(PATIENCE).until(() -> effects.numbers("dead").equals(List.of(1, 2)));
        assertThat(aws.depth(SampleAws.DEAD)).isZero();
        assertThat(lastOperation("REDRIVE"))
                .isEqualTo(Map.of("by_whom", "operator", "reason", "the thing is there", "affected", 2));
    }

    @Test
    void whatFailsAgainDuringARedriveIsLeftForAnotherTime() {
        effects.then(message -> {
            if (message.subject().equals("again-and-again")) {
                throw new PoisonMessage("still no such thing");
            }
        });
        for (var n = 1; n <= 15; n++) {
            append(happened("again-and-again", n));
        }
        await().atMost(PATIENCE).until(() -> aws.depth(SampleAws.DEAD) == 15);
        var deadLetters = service.getBean(DeadLetters.class);

        assertThat(deadLetters.redrive(SampleAws.INBOX, 1000, "operator", "to see"))
                .isEqualTo(15);

        await().atMost(PATIENCE).until(() -> aws.depth(SampleAws.DEAD) == 15);
        assertThat(effects.attempts("again-and-again")).isEqualTo(30);
        effects.then(message -> {});
        assertThat(deadLetters.redrive(SampleAws.INBOX, 1000, "operator", "mended"))
                .isEqualTo(15);
        await().atMost(PATIENCE).until(() -> effects.numbers("again-and-again").size() == 15);
    }

    @Test
    void onlyQueuesOfThisServiceCanBeRedrivenAndOnlyWithAReason() {
        var deadLetters = service.getBean(DeadLetters.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> deadLetters.redrive("another-inbox.fifo", 1, "operator", "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> deadLetters.redrive(SampleAws.INBOX, 1, "operator", ""));
    }

    @Test
    void aReplayTakesEffectOnceMoreInOrderAndForOneConsumerOnly() {
        var replays = service.getBean(Replays.class);
        var from = Instant.now().minusSeconds(60);
        append(happened("replayed", 1), happened("replayed", 2), happened("replayed", 3), happened("left-alone", 4));
        await().atMost(PATIENCE).until(() -> effects.numbers("replayed").size() == 3);
        await().atMost(PATIENCE).until(() -> service.getBean(EventFlow.class).pending() == 0);
        var request = new Replay.Request(
                SampleAws.INBOX, from, Instant.now().plusSeconds(60), "sample.thing.happened.v1", "replayed", 500);

        var replay = replays.request(request, "operator", "the projection was lost");

        await().atMost(PATIENCE).until(() -> effects.numbers("replayed").size() == 6);
        assertThat(effects.numbers("replayed")).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(effects.numbers("left-alone")).containsExactly(4);
        await().atMost(PATIENCE)
                .until(() -> replays.list().getFirst().state() == Replay.State.DONE
                        && replays.list().getFirst().sent() == 3);
        assertThat(effects.seen().getLast().attributes()).containsEntry(Replays.ATTRIBUTE, replay.toString());
        assertThat(lastOperation("REPLAY")).containsEntry("reason", "the projection was lost");
        assertThat(replays.stop(replay, "operator", "too late")).isFalse();
    }

    private static Replay.Request everythingTo(String queue, @Nullable String type) {
        return everythingSince(Instant.now().minusSeconds(600), queue, type);
    }

    private static Replay.Request everythingSince(Instant from, String queue, @Nullable String type) {
        return new Replay.Request(queue, from, Instant.now().plusSeconds(600), type, null, 1000);
    }

    @Test
    void aReplayTakesEffectExactlyOnceHoweverOftenItIsInterrupted() {
        var from = Instant.now();
        for (var n = 1; n <= 60; n++) {
            append(happened("interrupted-" + n % 6, n));
        }
        await().atMost(PATIENCE).until(() -> effectsOf("interrupted-") == 60);
        await().atMost(PATIENCE).until(() -> service.getBean(EventFlow.class).pending() == 0);
        var replays = new Replays(
                new ReplayTable(service.getBean(JdbcTemplate.class)),
                service.getBean(OperationLog.class),
                service.getBean(OutboxJdbc.class).ownTransaction(),
                service.getBean(WireMessages.class),
                service.getBean(SqsAsyncClient.class),
                Subscription.byQueue(List.of(service.getBean("inbox", Subscription.class))),
                Clock.systemUTC());
        aws.faults("[{\"service\":\"sqs\",\"action\":\"SendMessageBatch\",\"drop-connection\":true,\"rate\":0.6}]");
        var id = replays.request(everythingSince(from, SampleAws.INBOX, null), "operator", "the projection was lost");

        await().atMost(Duration.ofSeconds(90)).until(() -> {
            replays.workQuietly();
            return replays.list().stream().anyMatch(one -> one.id().equals(id) && one.state() == Replay.State.DONE);
        });

        aws.faults("[]");
        await().atMost(PATIENCE).until(() -> effectsOf("interrupted-") == 120);
        await().atMost(PATIENCE).until(() -> aws.depth(SampleAws.INBOX) == 0);
        assertThat(effectsOf("interrupted-")).isEqualTo(120);
        for (var subject = 0; subject < 6; subject++) {
            var numbers = effects.numbers("interrupted-" + subject);
            assertThat(numbers.subList(0, 10)).isSorted().isEqualTo(numbers.subList(10, 20));
        }
    }

    private long effectsOf(String prefix) {
        var count = service.getBean(JdbcTemplate.class)
                .queryForObject("select count(*) from effect where subject like ?", Long.class, prefix + "%");
        return count == null ? 0 : count;
    }

    @Test
    void aReplayNeverSendsWhatItsConsumerWouldDeadLetter() {
        var replays = service.getBean(Replays.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        replays.request(everythingTo(SampleAws.INBOX, "sample.thing.renamed.v1"), "operator", "why"))
                .withMessage("sample-inbox.fifo has no handler for events of this kind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replays.request(everythingTo(SampleAws.RAW, null), "operator", "why"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replays.request(everythingTo("another-inbox.fifo", null), "operator", "why"))
                .withMessage("The type must be said, for another service consumes another-inbox.fifo");
    }

    @Test
    void aReplayIsNotRequestedUnlessThatIsOnRecord() {
        var replays = service.getBean(Replays.class);
        var before = replays.list().size();
        var owner = new JdbcTemplate(database.owner());
        owner.execute("alter table outbox_operation add constraint refused check (by_whom <> 'nobody') not valid");

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> replays.request(everythingTo(SampleAws.INBOX, null), "nobody", "why"));

        assertThat(replays.list()).hasSize(before);
    }
}
