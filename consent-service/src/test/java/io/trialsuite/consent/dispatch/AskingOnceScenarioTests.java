package io.trialsuite.consent.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.keys.DataKeys;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Nobody is asked twice, whatever runs at the same moment; and would be, without what keeps it so. */
class AskingOnceScenarioTests extends ConsentScenario {

    private final DispatchWork work;
    private final DispatchingChunks chunks;
    private final DataKeys keys;
    private final DispatchProperties properties;

    AskingOnceScenarioTests(
            ShiftableClock clock,
            DispatchWork work,
            DispatchingChunks chunks,
            DataKeys keys,
            DispatchProperties properties) {
        super(clock);
        this.work = work;
        this.chunks = chunks;
        this.keys = keys;
        this.properties = properties;
    }

    @Test
    @Clause("CI-6")
    void workersWhoAskTheSamePeopleAtTheSameMomentAskEachOfThemOnce() throws Exception {
        assertThat(askedByTwoWorkersAtOnce()).isEqualTo(40);
    }

    /** The control: both have found nobody asked; only the index on open requests keeps the second one from asking again. */
    @Test
    @Clause("CI-6")
    void withoutTheIndexOnOpenRequestsTheyWouldBeAskedTwice() throws Exception {
        var index = "create unique index consent_request_one_open on consent_request (participant_id, family)"
                + " where state in ('SENT', 'OPENED', 'IDENTITY_VERIFIED')";
        ROWS.sql("drop index consent_request_one_open").update();
        try {
            assertThat(askedByTwoWorkersAtOnce()).isEqualTo(80);
        } finally {
            ROWS.sql("""
                    with asked as (update consent_request set state = 'EXPIRED' where state = 'SENT' returning id)
                    select count(*) from asked""").query(Integer.class).single();
            ROWS.sql(index).update();
        }
    }

    /** Both are let go on when each has looked who is asked already and waits to insert. */
    private int askedByTwoWorkersAtOnce() throws Exception {
        var staff = staff();
        var published = staff.publish();
        var people = Fixtures.people(40);
        var batches = List.of(
                staff.prepare(published.version(), staff.group(published.study(), people)),
                staff.prepare(published.version(), staff.group(published.study(), people)));
        var second = new DispatchWorker(work, chunks, keys, properties, clock);
        try (var threads = Executors.newSingleThreadExecutor();
                var gate = SUITE.database().superuser().getConnection()) {
            gate.setAutoCommit(false);
            try (var statement = gate.createStatement()) {
                statement.execute("lock table consent.consent_request in share mode");
            }
            batches.forEach(batch -> staff.start(batch).expect(202));
            var worked = threads.submit(() -> second.run(() -> true));
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForALock() == 2);
            gate.commit();
            worked.get();
        }
        return batches.stream()
                .mapToInt(batch ->
                        staff.finished(batch).at("/progress/dispatched").asInt())
                .sum();
    }

    private static int waitingForALock() {
        return ROWS.sql(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                .query(Integer.class)
                .single();
    }

    /** Shows what the item's state and the request's unique keys are there for: without them, the worker would ask again. */
    @Test
    void withoutItsProtectionsTheSameItemWouldBeAskedTwice() {
        var staff = staff();
        var published = staff.publish();
        var batch = staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var key = ROWS.sql("""
                        select conname from pg_constraint
                        where conrelid = 'consent_request'::regclass and contype = 'u'""").query(String.class).single();

        ROWS.sql("alter table consent_request drop constraint " + key).update();
        try {
            ROWS.sql("update consent_request set state = 'DECLINED' where batch_id = :batch")
                    .param("batch", batch)
                    .update();
            ROWS.sql("update dispatch_item set status = 'PENDING', request_id = null where batch_id = :batch")
                    .param("batch", batch)
                    .update();
            ROWS.sql("update dispatch_batch set state = 'RUNNING' where id = :batch")
                    .param("batch", batch)
                    .update();
            ROWS.sql(
                            "insert into dispatch_work (batch_id, organization_id, correlation_id) values (:batch, :organization, 'x')")
                    .param("batch", batch)
                    .param("organization", staff.organization())
                    .update();
            staff.finished(batch);

            assertThat(Outgoing.of(ROWS, staff.organization())).hasSize(2);
        } finally {
            ROWS.sql(
                            "delete from participant_link where request_id in (select id from consent_request where batch_id = :batch)")
                    .param("batch", batch)
                    .update();
            ROWS.sql("delete from consent_request where batch_id = :batch")
                    .param("batch", batch)
                    .update();
            ROWS.sql("alter table consent_request add constraint " + key + " unique (batch_id, participant_id)")
                    .update();
        }
    }
}
