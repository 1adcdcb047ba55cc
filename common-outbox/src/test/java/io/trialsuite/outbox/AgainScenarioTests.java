package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
}
