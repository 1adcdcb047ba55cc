package io.trialsuite.consent.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.test.ShiftableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.json.JsonMapper;

class BatchCatalogueScenarioTests extends ConsentScenario {

    BatchCatalogueScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    /** Between any two statements of one look, the batch comes to its end. */
    @Test
    void aBatchIsNeverShownAsEndedWithItemsLeft() {
        var staff = staff();
        var published = staff.publish();
        var batch = staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        set(batch, "RUNNING", "PENDING", null);
        var source = new BetweenStatements(
                SUITE.database().superuser(), () -> set(batch, "COMPLETED", "SKIPPED", "WITHDRAWN"));
        var catalogue = new BatchCatalogue(JdbcClient.create(source), JsonMapper.shared(), clock);

        var seen = catalogue.require(staff.organization(), new BatchId(batch));

        assertThat(seen.state() == BatchState.RUNNING
                        || seen.progress().done() == seen.progress().total())
                .as(seen.toString())
                .isTrue();
        // the control: another look does see the end
        source.look();
        assertThat(catalogue.require(staff.organization(), new BatchId(batch)).state())
                .isEqualTo(BatchState.COMPLETED);
    }

    private static void set(UUID batch, String state, String status, @Nullable String reason) {
        ROWS.sql(
                        "update dispatch_item set status = :status, request_id = null, reason = :reason where batch_id = :batch")
                .param("status", status)
                .param("reason", reason)
                .param("batch", batch)
                .update();
        ROWS.sql("update dispatch_batch set state = :state where id = :batch")
                .param("state", state)
                .param("batch", batch)
                .update();
    }

    /** Each statement takes a connection of its own; before the second one, something happens. */
    private static final class BetweenStatements extends DelegatingDataSource {

        private final Runnable happening;
        private final AtomicInteger statements = new AtomicInteger();

        BetweenStatements(DataSource target, Runnable happening) {
            super(target);
            this.happening = happening;
        }

        void look() {
            if (statements.getAndIncrement() == 1) {
                happening.run();
            }
        }

        @Override
        public Connection getConnection() throws SQLException {
            look();
            return super.getConnection();
        }
    }
}
