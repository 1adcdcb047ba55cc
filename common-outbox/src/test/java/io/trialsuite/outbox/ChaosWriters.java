package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writers whose truth is in the database: each transaction counts its subject up by one and says so in an event; one in ten rolls
 * back. Whatever happens to connections, a subject's counter is the number of events that must take effect.
 */
final class ChaosWriters implements AutoCloseable {

    private final HikariDataSource dataSource;
    private final OutboxJdbc jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final List<String> subjects;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    ChaosWriters(ChaosDatabase database, List<String> subjects, boolean locking) {
        this.dataSource = database.pool(12);
        this.subjects = subjects;
        jdbc = OutboxJdbc.of(dataSource, new JdbcTransactionManager(dataSource));
        transaction = new TransactionTemplate(jdbc.transactions());
        outbox = new JdbcOutbox(
                dataSource,
                new EventEncoder(JsonMapper.shared(), OutboxFixture.TOPIC, 100_000, EventContracts.NONE),
                locking ? new EventTable(jdbc.template()) : new EventTable(dawdling(dataSource), false),
                () -> {},
                new WakeupChannel(jdbc.template(), dataSource::getConnection)::grown,
                Tracing.NONE);
        subjects.forEach(subject ->
                jdbc.template().update("insert into subject (name) values (?) on conflict do nothing", subject));
    }

    /** Leaves some time between drawing an id and committing it, as a busy disk or a slow replica would. */
    private static JdbcTemplate dawdling(HikariDataSource dataSource) {
        return new JdbcTemplate(dataSource) {
            @Override
            public int update(String sql, @Nullable PreparedStatementSetter setter) {
                var rows = super.update(sql, setter);
                execute("select pg_sleep(random() * 0.02)");
                return rows;
            }
        };
    }

    void start(long seed, int writers) {
        for (var n = 0; n < writers; n++) {
            var random = new Random(seed + n);
            threads.add(Thread.ofVirtual().start(() -> write(random)));
        }
    }

    private void write(Random random) {
        try {
            while (!stop.await(random.nextInt(20), TimeUnit.MILLISECONDS)) {
                writeOne(subjects.get(random.nextInt(subjects.size())), random.nextInt(10) == 0, random.nextInt(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOne(String subject, boolean rollBack, int dawdle) {
        try {
            transaction.executeWithoutResult(status -> {
                var number = jdbc.template()
                        .queryForObject(
                                "update subject set number = number + 1 where name = ? returning number",
                                Integer.class,
                                subject);
                outbox.append(happened(subject, number == null ? 0 : number));
                jdbc.template().execute("select pg_sleep(0.00" + dawdle + ")");
                if (rollBack) {
                    status.setRollbackOnly();
                }
            });
        } catch (RuntimeException e) {
            // refused or cut: the counter knows whether it happened
        }
    }

    void stop() throws InterruptedException {
        stop.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    int written() {
        var sum = jdbc.template().queryForObject("select sum(number) from subject", Integer.class);
        return sum == null ? 0 : sum;
    }

    int effects() {
        var count = jdbc.template().queryForObject("select count(*) from effect", Integer.class);
        return count == null ? 0 : count;
    }

    long pending() {
        return new EventFlow(jdbc.template(), JsonMapper.shared()).pending();
    }

    /** What is wrong with the effects; empty when every event took effect once and in order. */
    List<String> violations() {
        var violations = new ArrayList<String>();
        for (var subject : subjects) {
            var number =
                    jdbc.template().queryForObject("select number from subject where name = ?", Integer.class, subject);
            var numbers = jdbc.template()
                    .queryForList("select number from effect where subject = ? order by n", Integer.class, subject);
            var expected = new ArrayList<Integer>();
            for (var n = 1; n <= (number == null ? 0 : number); n++) {
                expected.add(n);
            }
            if (!numbers.equals(expected)) {
                violations.add(describe(subject, expected, numbers));
            }
        }
        return violations;
    }

    private static String describe(String subject, List<Integer> expected, List<Integer> numbers) {
        for (var n = 0; n < Math.max(expected.size(), numbers.size()); n++) {
            var wanted = n < expected.size() ? expected.get(n) : 0;
            var found = n < numbers.size() ? numbers.get(n) : 0;
            if (wanted != found) {
                return "%s: %d events, %d effects, at %d expected %d and found %d"
                        .formatted(subject, expected.size(), numbers.size(), n, wanted, found);
            }
        }
        return subject;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
