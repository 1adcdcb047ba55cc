package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The inbox knows the last message of each subject that took effect, and notices one that comes after a later one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxOrderScenarioTests {

    private static final String QUEUE = "inbox.fifo";

    private OutboxFixture fixture;
    private JdbcInbox inbox;

    @BeforeAll
    void open() {
        fixture = new OutboxFixture();
        inbox = new JdbcInbox(fixture.jdbc, () -> {}, fixture.json);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    private static Receipt receipt(String subscription, String source, String subject, @Nullable String sequence) {
        return new Receipt(
                MessageId.next(),
                subscription,
                source,
                "type",
                subject,
                sequence,
                "flow",
                null,
                Map.of(),
                null,
                null,
                Instant.now(),
                1);
    }

    private static Receipt receipt(String subject, long position) {
        return receipt(QUEUE, "/producer", subject, Envelope.sequence(position));
    }

    private Inbox.Taken take(Receipt receipt) {
        return inbox.handleOnce(receipt, () -> {});
    }

    @Test
    void aMessageAfterALaterOneOfItsSubjectIsNoticedAndStillTakesEffect() {
        var later = receipt("overtaken", 30);
        var effects = new ArrayList<Integer>();

        assertThat(take(receipt("overtaken", 10))).isInstanceOf(Inbox.Taken.InTurn.class);
        assertThat(take(later)).isInstanceOf(Inbox.Taken.InTurn.class);
        var taken = inbox.handleOnce(receipt("overtaken", 20), () -> effects.add(20));

        assertThat(taken).isEqualTo(new Inbox.Taken.Overtaken(Envelope.sequence(30), later.id()));
        assertThat(effects).containsExactly(20);
        assertThat(take(receipt("overtaken", 25))).isInstanceOf(Inbox.Taken.Overtaken.class);
        assertThat(take(receipt("overtaken", 40))).isInstanceOf(Inbox.Taken.InTurn.class);
    }

    @Test
    void subjectsProducersAndSubscriptionsAreComparedApart() {
        take(receipt("apart", 30));

        for (var other : List.of(
                receipt("apart-too", 10),
                receipt(QUEUE, "/another", "apart", Envelope.sequence(10)),
                receipt("another.fifo", "/producer", "apart", Envelope.sequence(10)))) {
            assertThat(take(other)).isInstanceOf(Inbox.Taken.InTurn.class);
        }
    }

    @Test
    void aDuplicateIsNoBreakOfOrder() {
        var first = receipt("duplicate", 10);
        take(first);
        take(receipt("duplicate", 20));

        assertThat(take(first)).isInstanceOf(Inbox.Taken.Before.class);
    }

    @Test
    void whatIsRolledBackDoesNotCountAsTheLast() {
        var failing = receipt("rolled-back", 20);
        assertThatIllegalStateException()
                .isThrownBy(() -> inbox.handleOnce(failing, () -> {
                    throw new IllegalStateException("not yet");
                }));

        assertThat(take(receipt("rolled-back", 10))).isInstanceOf(Inbox.Taken.InTurn.class);
        assertThat(take(failing)).isInstanceOf(Inbox.Taken.InTurn.class);
    }

    @Test
    void whereNoOrderIsPromisedNothingIsRemembered() {
        take(receipt("queue", "/producer", "unordered", null));

        assertThat(take(receipt("queue", "/producer", "unordered", Envelope.sequence(1))))
                .isInstanceOf(Inbox.Taken.InTurn.class);
    }

    @Test
    void aSubjectMayBeOfAnyLengthAndSequencesCompareAsText() {
        var subject = "long".repeat(5_000);

        take(receipt(QUEUE, "/foreign", subject, "b"));

        assertThat(take(receipt(QUEUE, "/foreign", subject, "Z"))).isInstanceOf(Inbox.Taken.Overtaken.class);
    }

    @Test
    void ofTwoAtOnceTheEarlierIsNoticedWhicheverCommitsFirst() throws Exception {
        var later = receipt("at-once", 20);
        var earlier = receipt("at-once", 10);
        var insideLater = new CountDownLatch(1);
        var finish = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> inbox.handleOnce(later, () -> {
                insideLater.countDown();
                awaitQuietly(finish);
            }));
            assertThat(insideLater.await(20, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> take(earlier));
            awaitOneWaiting();
            finish.countDown();

            assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(Inbox.Taken.InTurn.class);
            assertThat(second.get(20, TimeUnit.SECONDS))
                    .isEqualTo(new Inbox.Taken.Overtaken(Envelope.sequence(20), later.id()));
        }
    }

    private void awaitOneWaiting() {
        await().atMost(Duration.ofSeconds(20)).until(() -> fixture.sql.queryForObject("""
                select exists (select from pg_stat_activity
                    where wait_event_type = 'Lock' and query like 'with remembered%')""", Boolean.class));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
