package io.trialsuite.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same layout by hand and without a library: one INSERT under the part's lock, a cursor per part, one statement to save. What
 * the library may cost is measured against this.
 */
final class RawReference {

    private static final String INSERT = """
            with locked as materialized (select pg_advisory_xact_lock(42, ?))
            insert into raw_event (part, id, event_id, group_key, type, payload)
            select ?, nextval('raw_position'), ?, ?, ?, ? from locked
            """;

    private static final String READ = """
            select e.part, e.id, e.group_key, e.payload
            from unnest(?::int2[], ?::int8[]) as c(part, position)
            cross join lateral (
                select * from raw_event r where r.part = c.part and r.id > c.position order by r.id limit ?
            ) e
            """;

    private static final String SAVE = """
            update raw_cursor c set position = v.position from unnest(?::int2[], ?::int8[]) as v(part, position)
            where c.part = v.part
            """;

    private static final int PARTS = 256;

    private final JdbcTemplate jdbc;

    RawReference(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void append(long account, long number) {
        var part = (int) (account % PARTS);
        var payload = "{\"orderId\":\"order-%d\",\"account\":%d,\"amount\":%d,\"currency\":\"EUR\",\"note\":\"%s\"}"
                .formatted(number, account, number % 1_000, "x".repeat(230));
        jdbc.update(
                INSERT,
                part,
                part,
                UuidCreator.getTimeOrderedEpoch(),
                "account-" + account,
                BenchmarkApplication.TYPE,
                payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Copies the library's backlog, so that both drain the same. */
    void copyBacklog() {
        jdbc.update("""
                insert into raw_event (part, id, event_id, group_key, type, payload)
                select part, id, event_id, group_key, type, payload from outbox_event e
                where id > (select coalesce(max(id), 0) from raw_event) order by id
                """);
    }

    /** Returns how many events it saw. */
    int drain() {
        var positions = new HashMap<Integer, Long>();
        jdbc.query("select part, position from raw_cursor", row -> {
            positions.put(row.getInt(1), row.getLong(2));
        });
        var total = 0;
        for (var read = pass(positions); read > 0; read = pass(positions)) {
            total += read;
        }
        return total;
    }

    private int pass(Map<Integer, Long> positions) {
        var parts = new short[positions.size()];
        var from = new long[positions.size()];
        var n = 0;
        for (var entry : positions.entrySet()) {
            parts[n] = entry.getKey().shortValue();
            from[n++] = entry.getValue();
        }
        var read = new int[1];
        jdbc.query(
                READ,
                statement -> {
                    statement.setObject(1, parts);
                    statement.setObject(2, from);
                    statement.setInt(3, 16);
                },
                (ResultSet row) -> {
                    if (row.getString(3) != null && row.getBytes(4) != null) {
                        read[0]++;
                    }
                    positions.put(row.getInt(1), row.getLong(2));
                });
        if (read[0] > 0) {
            save(positions);
        }
        return read[0];
    }

    private void save(Map<Integer, Long> positions) {
        var parts = new short[positions.size()];
        var to = new long[positions.size()];
        var n = 0;
        for (var entry : positions.entrySet()) {
            parts[n] = entry.getKey().shortValue();
            to[n++] = entry.getValue();
        }
        jdbc.update(SAVE, statement -> {
            statement.setObject(1, parts);
            statement.setObject(2, to);
        });
    }
}
