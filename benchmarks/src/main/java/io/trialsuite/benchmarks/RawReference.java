package io.trialsuite.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same layout by hand and without a library: one INSERT under the part's lock, a cursor per part, one statement to save. What
 * the library may cost is measured against this.
 */
final class RawReference implements Contender {

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

    private final BenchmarkApplication application;
    private final JdbcTemplate jdbc;
    private final CountingSink sink = new CountingSink();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final Repeating reading = new Repeating(Duration.ofMillis(1), this::drain);

    /** @param application whose connections it shares */
    RawReference(BenchmarkApplication application) {
        this.application = application;
        this.jdbc = application.jdbc();
    }

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public BenchmarkApplication application() {
        return application;
    }

    @Override
    public CountingSink sink() {
        return sink;
    }

    @Override
    public List<?> record(List<Placed> events) {
        events.forEach(this::insert);
        return events.stream().map(Placed::number).toList();
    }

    private void insert(Placed event) {
        var part = (int) (event.account() % PARTS);
        var payload = "{\"orderId\":\"%s\",\"account\":%d,\"amount\":%d,\"currency\":\"%s\",\"note\":\"%s\"}"
                .formatted(event.orderId(), event.account(), event.amount(), event.currency(), event.note());
        jdbc.update(
                INSERT,
                part,
                part,
                UuidCreator.getTimeOrderedEpoch(),
                event.subject(),
                TrialsuiteOutbox.TYPE,
                payload.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void start() {
        jdbc.query("select part, position from raw_cursor", row -> {
            positions.put(row.getInt(1), row.getLong(2));
        });
        reading.start();
    }

    @Override
    public void stop() {
        reading.stop();
    }

    @Override
    public void clear() {
        jdbc.update(
                "update raw_cursor c set position = e.id from (select part, max(id) as id from raw_event group by part) e "
                        + "where c.part = e.part");
    }

    /** The application is another's. */
    @Override
    public void close() {}

    private void drain() {
        var read = pass();
        while (read > 0) {
            read = pass();
        }
    }

    private int pass() {
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
                    if (row.getBytes(4) != null) {
                        sink.take(row.getString(3), row.getLong(2));
                        read[0]++;
                    }
                    positions.put(row.getInt(1), row.getLong(2));
                });
        if (read[0] > 0) {
            save();
        }
        return read[0];
    }

    private void save() {
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
