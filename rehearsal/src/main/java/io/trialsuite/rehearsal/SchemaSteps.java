package io.trialsuite.rehearsal;

import io.trialsuite.rehearsal.Ground.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs the files of {@code db/one-to-many} as whoever operates the database does: a statement that does not get its lock at
 * once gives way to those that wait behind it, and is tried again.
 */
final class SchemaSteps {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Site site;

    SchemaSteps(Site site) {
        this.site = site;
    }

    /** How often it was tried. */
    int apply(String step) {
        for (var attempt = 1; ; attempt++) {
            if (hasApplied(text(step), "200ms")) {
                return attempt;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                    50 + ThreadLocalRandom.current().nextInt(200)));
        }
    }

    /** As somebody does it who does not know better: it waits for its lock, and everybody else behind it. */
    void applyWaiting(String step) {
        if (!hasApplied(text(step), "0")) {
            throw new IllegalStateException(step + " was not applied");
        }
    }

    /**
     * Copies the accounts that there are.
     *
     * @param batch SQL of one batch
     * @param pauseMillis how long each batch is held open before it ends
     */
    int backfill(String batch, int size, long pauseMillis) {
        var batches = 0;
        for (var last = List.of(BEFORE_ALL); !last.isEmpty(); batches++) {
            last = copy(batch, size, last.getFirst(), pauseMillis);
        }
        return batches;
    }

    int backfill() {
        return backfill(text("E3__backfill"), 2_000, 0);
    }

    /** Accounts whose columns and default membership differ. */
    int differences() {
        return JdbcClient.create(site.superuser())
                .sql(text("reconcile"))
                .query(Integer.class)
                .single();
    }

    static String text(String step) {
        return Resources.text("db/one-to-many/" + step + ".sql");
    }

    private List<UUID> copy(String batch, int size, UUID after, long pauseMillis) {
        try (var connection = site.owner().getConnection()) {
            connection.setAutoCommit(false);
            var last = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(batch)
                    .param("last", after)
                    .param("size", size)
                    .query(UUID.class)
                    .list();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
            connection.commit();
            return last;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean hasApplied(String sql, String lockTimeout) {
        try (var connection = site.owner().getConnection()) {
            connection.setAutoCommit(false);
            return hasApplied(connection, sql, lockTimeout);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasApplied(Connection connection, String sql, String lockTimeout) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '" + lockTimeout + "'");
            statement.execute(sql);
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
