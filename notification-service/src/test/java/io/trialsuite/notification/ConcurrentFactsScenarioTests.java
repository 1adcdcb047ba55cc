package io.trialsuite.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.notification.inbox.AnnounceFact;
import io.trialsuite.notification.inbox.AnnouncingFacts;
import io.trialsuite.notification.subjects.Subject;
import io.trialsuite.notification.subjects.SubjectLocks;
import io.trialsuite.notification.wording.FactKind;
import io.trialsuite.outbox.MessageId;
import io.trialsuite.tenant.TenantContext;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/** N people sign one request in the same second: the pile-up that used to kill all but one of them. */
class ConcurrentFactsScenarioTests extends NotificationScenario {

    private static final int SIGNERS = 8;

    private final AnnouncingFacts announcing;
    private final SubjectLocks locks;
    private final TransactionTemplate transaction;

    ConcurrentFactsScenarioTests(
            RestTestClient http, AnnouncingFacts announcing, SubjectLocks locks, TransactionTemplate transaction) {
        super(http);
        this.announcing = announcing;
        this.locks = locks;
        this.transaction = transaction;
    }

    @Test
    void allSignersOfOneSubjectAreToldOfWithoutADeadlock() throws Exception {
        var before = deadlocks();
        var coordinator = Person.somebody();
        var subject = new Subject(
                coordinator.organization(), "consent-request", UUID.randomUUID().toString());

        var outcomes = atOnce(4 * SIGNERS, n -> () -> {
            var scope = TenantContext.open(coordinator.organization());
            try {
                announcing.announce(new AnnounceFact(
                        MessageId.next(),
                        FactKind.CONSENT_SIGNATURE_APPLIED,
                        subject,
                        null,
                        Map.of("participantRef", "P-" + n),
                        Set.of(coordinator.account()),
                        Instant.parse("2026-11-25T12:00:00Z")));
                return "committed";
            } finally {
                scope.close();
            }
        });

        assertThat(outcomes).hasSize(4 * SIGNERS).containsOnly("committed");
        assertThat(items(coordinator)).isEqualTo(4 * SIGNERS);
        assertThat(deadlocks() - before).isZero();
    }

    /** The control: children first and the lock afterwards, as it was done before, must deadlock, or the test proves nothing. */
    @Test
    void theHistoricOrderDeadlocks() throws Exception {
        var organization = UUID.randomUUID();
        var subject = UUID.randomUUID().toString();
        db.sql("insert into notification.subject (organization_id, kind, id) values (?, 'consent-request', ?)")
                .param(organization)
                .param(subject)
                .update();
        var inserted = new CyclicBarrier(SIGNERS);

        var outcomes = atOnce(SIGNERS, n -> () -> insertThenLock(organization, subject, inserted));

        assertThat(outcomes).filteredOn("committed"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("40P01"::equals).hasSize(SIGNERS - 1);
    }

    @Test
    void severalSubjectsAreLockedInOneOrderWhateverTheOrderTheyAreNamedIn() throws Exception {
        var before = deadlocks();
        var organization = UUID.randomUUID();
        var subjects = new ArrayList<Subject>();
        IntStream.range(0, 12).forEach(n -> subjects.add(new Subject(organization, "kind-" + n % 3, "subject-" + n)));

        var outcomes = atOnce(SIGNERS, n -> () -> {
            var random = new Random(n);
            var scope = TenantContext.open(organization);
            try {
                for (int round = 0; round < 20; round++) {
                    var mine = new ArrayList<>(subjects);
                    Collections.shuffle(mine, random);
                    transaction.executeWithoutResult(status -> locks.hold(mine.subList(0, 4)));
                }
                return "committed";
            } finally {
                scope.close();
            }
        });

        assertThat(outcomes).containsOnly("committed");
        assertThat(deadlocks() - before).isZero();
    }

    private static String insertThenLock(UUID organization, String subject, CyclicBarrier inserted)
            throws SQLException, BrokenBarrierException, InterruptedException {
        try (var connection = suite.database().superuser().getConnection()) {
            connection.setAutoCommit(false);
            try (var child = connection.prepareStatement("""
                            insert into notification.notification (id, organization_id, kind, subject_kind, subject_id,
                                source_event_id, details, occurred_at, created_at)
                            values (?, ?, 'consent-signature-applied', 'consent-request', ?, ?, '{}', now(), now())
                            """);
                    var parent = connection.prepareStatement(
                            "select id from notification.subject where organization_id = ? and id = ? for update")) {
                child.setObject(1, UUID.randomUUID());
                child.setObject(2, organization);
                child.setString(3, subject);
                child.setObject(4, UUID.randomUUID());
                child.executeUpdate();
                inserted.await();
                parent.setObject(1, organization);
                parent.setString(2, subject);
                parent.executeQuery();
                connection.commit();
                return "committed";
            } catch (SQLException refused) {
                connection.rollback();
                return refused.getSQLState();
            }
        }
    }

    private long deadlocks() {
        return db.sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    /** Something one of several threads does. */
    private interface Work {
        Callable<String> of(int thread);
    }

    private static List<String> atOnce(int threads, Work work) throws InterruptedException, ExecutionException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, threads).mapToObj(work::of).toList();
            var outcomes = new ArrayList<String>();
            for (var outcome : executor.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }
}
