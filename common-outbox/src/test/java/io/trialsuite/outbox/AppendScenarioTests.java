package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.AT;
import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendScenarioTests {

    private OutboxFixture fixture;
    private final BitSet signalled = new BitSet();
    private Outbox outbox;

    @BeforeAll
    void open() {
        fixture = new OutboxFixture();
        outbox = fixture.outbox(signalled::or);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @BeforeEach
    void clean() {
        new JdbcTemplate(fixture.database.superuser()).execute("truncate outbox_event");
        signalled.clear();
    }

    @Test
    void appendingOutsideATransactionIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.append(happened("a", 1)))
                .withMessageContaining("none is active");
    }

    @Test
    void anEventThatBreaksItsContractIsRefusedAtAppendAndLeavesNothing() {
        var strict =
                fixture.outbox(signalled::or, new SchemaContracts(new DefaultResourceLoader(), "classpath:contracts/"));

        fixture.append(strict, happened("a", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.append(strict, happened("a", 2), happened("a", -1)))
                .withMessageContaining("breaks its contract: minimum /number");

        assertThat(fixture.count("outbox_event")).isOne();
    }

    @Test
    void appendingInAReadOnlyTransactionIsRefused() {
        var readOnly = new TransactionTemplate(fixture.jdbc.transactions());
        readOnly.setReadOnly(true);

        assertThatIllegalStateException()
                .isThrownBy(() -> readOnly.executeWithoutResult(status -> outbox.append(happened("a", 1))))
                .withMessageContaining("read-only");
    }

    @Test
    void appendingInATransactionOfAnotherDataSourceIsRefused() {
        var other = new TransactionTemplate(new JdbcTransactionManager(fixture.database.app()));

        assertThatIllegalStateException()
                .isThrownBy(() -> other.executeWithoutResult(status -> outbox.append(happened("a", 1))))
                .withMessageContaining("data source");
    }

    @Test
    void eventsOfARolledBackTransactionNeverAppear() {
        fixture.transaction.executeWithoutResult(status -> {
            outbox.append(happened("a", 1));
            status.setRollbackOnly();
        });

        assertThat(fixture.count("outbox_event")).isZero();
        assertThat(signalled).isEqualTo(new BitSet());
    }

    @Test
    void eventsAppearWithTheCommitAndTheirPartsAreSignalled() {
        fixture.append(outbox, happened("a", 1), happened("b", 2));

        assertThat(fixture.count("outbox_event")).isEqualTo(2);
        assertThat(signalled.stream()).containsExactlyInAnyOrder(SubjectKey.part("a"), SubjectKey.part("b"));
    }

    @Test
    void eventsAfterASavepointVanishWithIt() {
        fixture.transaction.executeWithoutResult(status -> {
            outbox.append(happened("a", 1));
            var savepoint = status.createSavepoint();
            outbox.append(happened("a", 2));
            status.rollbackToSavepoint(savepoint);
            outbox.append(happened("a", 3));
        });

        assertThat(numbers("a")).containsExactly(1, 3);
    }

    @Test
    void anInnerTransactionOfItsOwnKeepsItsEventsApart() {
        var inner = new TransactionTemplate(fixture.jdbc.transactions());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        fixture.transaction.executeWithoutResult(status -> {
            outbox.append(happened("outer", 1));
            inner.executeWithoutResult(nested -> outbox.append(happened("inner", 2)));
            status.setRollbackOnly();
        });

        assertThat(numbers("outer")).isEmpty();
        assertThat(numbers("inner")).containsExactly(2);
    }

    @Test
    void whatIsAppendedWhileCommittingIsRecordedToo() {
        fixture.transaction.executeWithoutResult(status -> {
            outbox.append(happened("a", 1));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    outbox.append(happened("a", 2));
                }
            });
        });

        assertThat(numbers("a")).containsExactly(1, 2);
    }

    @Test
    void aTransactionPaysOneStatementForAllItsEvents() {
        var counting = new CountingTemplate();
        var counted = fixture.outbox(parts -> {}, new EventTable(counting));

        fixture.transaction.executeWithoutResult(status ->
                IntStream.range(0, 500).forEach(n -> counted.append(happened("s" + n % 50, n))));

        assertThat(counting.updates).isEqualTo(1);
        assertThat(fixture.count("outbox_event")).isEqualTo(500);
    }

    private final class CountingTemplate extends JdbcTemplate {
        private int updates;

        CountingTemplate() {
            super(fixture.dataSource);
        }

        @Override
        public int update(String sql, @Nullable PreparedStatementSetter setter) {
            updates++;
            return super.update(sql, setter);
        }
    }

    @Test
    void tenThousandEventsInOneTransactionKeepTheirOrder() {
        fixture.transaction.executeWithoutResult(status ->
                IntStream.range(0, 10_000).forEach(n -> outbox.append(happened("s" + n % 7, n))));

        assertThat(fixture.count("outbox_event")).isEqualTo(10_000);
        for (var subject = 0; subject < 7; subject++) {
            assertThat(numbers("s" + subject)).hasSizeGreaterThan(1_400).isSorted();
        }
    }

    static final class Endless {
        public Endless getSelf() {
            return this;
        }
    }

    record Text(String text) {}

    @Test
    void whatCannotBecomeJsonIsRefusedAtAppendAndRecordsNothing() {
        var fine = happened("a", 1);
        var endless = OutboxMessage.of("sample.thing.happened.v1", "a", AT, new Endless());

        fixture.transaction.executeWithoutResult(status -> assertThatIllegalArgumentException()
                .isThrownBy(() -> outbox.append(List.of(fine, endless)))
                .withMessageContaining("cannot be written as JSON"));
        fixture.transaction.executeWithoutResult(status -> assertThatIllegalArgumentException()
                .isThrownBy(() -> outbox.append(OutboxMessage.of("sample.thing.happened.v1", "a", AT, new Object()))));

        assertThat(fixture.count("outbox_event")).isZero();
    }

    @Test
    void aMessageAboveTheLimitIsRefusedBeforeTheCommit() {
        for (var kilobytes : List.of(300, 2048)) {
            var large = OutboxMessage.of("sample.thing.happened.v1", "a", AT, new Text("x".repeat(kilobytes * 1024)));

            fixture.transaction.executeWithoutResult(status -> assertThatIllegalArgumentException()
                    .isThrownBy(() -> outbox.append(large))
                    .withMessageContaining("more than the 262144 allowed"));
        }
        fixture.append(outbox, OutboxMessage.of("sample.thing.happened.v1", "a", AT, new Text("x".repeat(200 * 1024))));

        assertThat(fixture.count("outbox_event")).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checking can do
    void aMessageThatTheBrokerWouldRefuseIsRefusedAtAppend() {
        var messages = List.of(
                new OutboxMessage(MessageId.next(), null, null, "a", AT, Map.of(), new Text("x")),
                new OutboxMessage(
                        MessageId.next(), null, "sample.thing.happened.v1", "a", null, Map.of(), new Text("x")),
                OutboxMessage.of("sample.thing.happened.v1", "with blank", AT, new Text("x")),
                OutboxMessage.of("sample.thing.happened.v1", "x".repeat(129), AT, new Text("x")),
                OutboxMessage.of("", "a", AT, new Text("x")),
                happened("a", 1).with("Upper", "x"),
                happened("a", 1).with("sequence", "x"));

        for (var message : messages) {
            fixture.transaction.executeWithoutResult(
                    status -> assertThatIllegalArgumentException().isThrownBy(() -> outbox.append(message)));
        }

        assertThat(fixture.count("outbox_event")).isZero();
    }

    @Test
    void theSameMessageTwiceIsTwoRowsWithOneId() {
        var message = happened("a", 1);

        fixture.append(outbox, message);
        fixture.append(outbox, message);

        assertThat(fixture.count("outbox_event")).isEqualTo(2);
        assertThat(fixture.sql.queryForObject("select count(distinct event_id) from outbox_event", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void eventsOfOneTransactionShareACorrelationUnlessAContextSaysOtherwise() {
        fixture.append(outbox, happened("a", 1), happened("b", 2));
        try (var scope = new MessageContext("flow-7", "cause-3", "00-trace").open()) {
            fixture.append(outbox, happened("c", 3));
        }

        assertThat(fixture.sql.queryForList(
                        "select correlation_id from outbox_event where group_key <> 'c'", String.class))
                .hasSize(2)
                .containsOnly(fixture.sql.queryForObject(
                        "select event_id::text from outbox_event where group_key = 'a'", String.class));
        assertThat(fixture.sql.queryForMap("select correlation_id, headers from outbox_event where group_key = 'c'"))
                .containsEntry("correlation_id", "flow-7")
                .containsEntry(
                        "headers",
                        "{\"time\":\"2026-03-01T10:15:30Z\",\"causationid\":\"cause-3\",\"traceparent\":\"00-trace\"}");
    }

    @Test
    void theLogIsInsertOnlyForTheApplication() {
        fixture.append(outbox, happened("a", 1));
        var partition = fixture.sql.queryForObject("select tableoid::regclass::text from outbox_event", String.class);

        for (var statement : List.of(
                "update outbox_event set type = 'x'",
                "delete from outbox_event",
                "update " + partition + " set type = 'x'",
                "delete from " + partition,
                "drop table " + partition)) {
            assertThatThrownBy(() -> fixture.sql.execute(statement))
                    .as(statement)
                    .rootCause()
                    .hasMessageMatching("ERROR: (permission denied|must be owner).*");
        }
    }

    private List<Integer> numbers(String subject) {
        return fixture.sql.queryForList(
                "select (convert_from(payload, 'UTF8')::jsonb ->> 'number')::int from outbox_event where group_key = ? order by id",
                Integer.class,
                subject);
    }
}
