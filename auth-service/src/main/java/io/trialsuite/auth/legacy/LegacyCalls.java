package io.trialsuite.auth.legacy;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How often each client calls v1, added up here and written every few seconds and at the end, so that no call waits for it. */
@Service
public class LegacyCalls {

    private static final int KEYS_AT_ONCE = 1_000;
    private static final String REST = "other";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Key, AtomicLong> counted = new ConcurrentHashMap<>();

    private record Key(String client, String operation, LocalDate day) {}

    LegacyCalls(JdbcClient jdbc, TransactionTemplate transaction, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    /** Names that callers choose are added up as one once there are too many. */
    public void count(String client, String operation) {
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var key = new Key(counted.size() < KEYS_AT_ONCE ? client : REST, operation, day);
        counted.compute(key, (same, calls) -> {
            var sum = calls == null ? new AtomicLong() : calls;
            sum.incrementAndGet();
            return sum;
        });
        meters.counter("auth.legacy.calls", "operation", operation).increment();
    }

    public List<LegacyCallView> since(LocalDate day) {
        return jdbc.sql("""
                        select client, operation, day, calls, last_at from legacy_call
                         where day >= :day order by day, client, operation limit 10000""")
                .param("day", day)
                .query((row, number) -> new LegacyCallView(
                        row.getString("client"),
                        row.getString("operation"),
                        row.getObject("day", LocalDate.class),
                        row.getLong("calls"),
                        row.getTimestamp("last_at").toInstant()))
                .list();
    }

    /** What cannot be written now is counted on. In the order of the keys, as every other instance does it. */
    @Scheduled(fixedDelayString = "PT5S")
    @PreDestroy
    public void write() {
        var taken = new ConcurrentHashMap<Key, Long>();
        counted.keySet().forEach(key -> {
            var calls = counted.remove(key);
            if (calls != null) {
                taken.put(key, calls.get());
            }
        });
        if (taken.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> write(taken, clock.instant()));
        } catch (RuntimeException notNow) {
            taken.forEach((key, calls) -> counted.merge(key, new AtomicLong(calls), LegacyCalls::sum));
            throw notNow;
        }
    }

    private void write(Map<Key, Long> taken, Instant now) {
        taken.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Key::toString)))
                .forEach(entry -> jdbc.sql("""
                                insert into legacy_call as l (client, operation, day, calls, last_at)
                                values (:client, :operation, :day, :calls, :at)
                                on conflict (client, operation, day) do update
                                   set calls = l.calls + excluded.calls, last_at = greatest(l.last_at, excluded.last_at)""")
                        .param("client", entry.getKey().client())
                        .param("operation", entry.getKey().operation())
                        .param("day", entry.getKey().day())
                        .param("calls", entry.getValue())
                        .param("at", Timestamp.from(now))
                        .update());
    }

    private static AtomicLong sum(AtomicLong one, AtomicLong other) {
        return new AtomicLong(one.get() + other.get());
    }
}
