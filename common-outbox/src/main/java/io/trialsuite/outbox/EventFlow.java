package io.trialsuite.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this service has recorded, published, received and handled, and by what it was caused: the service's part of the event
 * flow. Read-only; thread-safe.
 */
public final class EventFlow {

    private static final TypeReference<LinkedHashMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private static final String RECORDED = """
            select e.event_id, e.topic, e.type, e.group_key, e.id, e.correlation_id, e.headers, e.created_at,
                case
                    when p.state = 'DISCARDED' then 'DISCARDED'
                    when p.state = 'PARKED' then 'PARKED'
                    when h.first_id <= e.id then 'HELD'
                    when e.id <= c.position then 'PUBLISHED'
                    else 'PENDING'
                end
            from outbox_event e
            join outbox_cursor c on c.part = e.part
            left join outbox_hold h on h.part = e.part and h.topic = e.topic and h.group_key = e.group_key
            left join lateral (
                select state from outbox_parked k where k.event_id = e.event_id order by parked_at desc limit 1
            ) p on true
            where true %s order by e.created_at, e.id limit ?
            """;

    private static final String HANDLED = """
            select message_id, subscription, source, type, subject, correlation_id, causation_id, attributes, recorded_at,
                published_at, received_at, handled_at, attempts, outcome, reason
            from inbox_message e where true %s order by received_at, message_id limit ?
            """;

    /** Beyond the cursors, or held back behind them. */
    private static final String PENDING = """
            select (
                select count(*) from outbox_cursor c join outbox_event e on e.part = c.part and e.id > c.position
            ) + (
                select count(*) from outbox_hold h
                join outbox_cursor c on c.part = h.part
                join outbox_event e on e.part = h.part and e.topic = h.topic and e.group_key = h.group_key
                    and e.id between h.first_id and c.position
            )
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    EventFlow(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Which events to show; what is null or empty does not restrict.
     *
     * @param from earliest time of recording or of receipt, inclusive
     * @param to latest such time, exclusive
     * @param attributes extension attributes that must have these values, such as {@code organizationid}
     * @param limit most rows of each kind, 1 to 1000
     */
    public record Query(
            @Nullable String correlationId,
            @Nullable Instant from,
            @Nullable Instant to,
            Map<String, String> attributes,
            int limit) {

        public Query {
            attributes = Map.copyOf(attributes);
            if (limit < 1 || limit > 1000) {
                throw new IllegalArgumentException("limit must be 1 to 1000");
            }
        }

        public static Query correlation(String correlationId) {
            return new Query(correlationId, null, null, Map.of(), 1000);
        }

        public static Query between(Instant from, Instant to) {
            return new Query(null, from, to, Map.of(), 1000);
        }

        public Query with(String attribute, String value) {
            var extended = new LinkedHashMap<>(attributes);
            extended.put(attribute, value);
            return new Query(correlationId, from, to, extended, limit);
        }
    }

    /**
     * What was found, oldest first.
     *
     * @param pending events of this service not published yet, whatever the query
     * @param parked events that wait for an operator, whatever the query
     */
    public record Page(List<RecordedEvent> recorded, List<HandledEvent> handled, long pending, long parked) {

        public Page {
            recorded = List.copyOf(recorded);
            handled = List.copyOf(handled);
        }
    }

    public Page find(Query query) {
        return new Page(
                search(RECORDED, "created_at", "headers", query, (row, n) -> recorded(row)),
                search(HANDLED, "received_at", "attributes", query, (row, n) -> handled(row)),
                pending(),
                parked());
    }

    /** Events recorded and not yet published, those held back or parked included. */
    public long pending() {
        return count(PENDING);
    }

    /** Events that wait for an operator. */
    public long parked() {
        return count("select count(*) from outbox_parked where state = 'PARKED'");
    }

    private long count(String sql) {
        var count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    private <T> List<T> search(String sql, String time, String attributes, Query query, RowMapper<T> mapper) {
        var conditions = new StringBuilder();
        var values = new ArrayList<Object>();
        if (query.correlationId() != null) {
            conditions.append(" and e.correlation_id = ?");
            values.add(query.correlationId());
        }
        if (query.from() != null) {
            conditions.append(" and e.").append(time).append(" >= ?");
            values.add(query.from().atOffset(ZoneOffset.UTC));
        }
        if (query.to() != null) {
            conditions.append(" and e.").append(time).append(" < ?");
            values.add(query.to().atOffset(ZoneOffset.UTC));
        }
        if (!query.attributes().isEmpty()) {
            conditions.append(" and e.").append(attributes).append("::jsonb @> ?::jsonb");
            values.add(json.writeValueAsString(query.attributes()));
        }
        values.add(query.limit());
        return jdbc.query(sql.formatted(conditions), mapper, values.toArray());
    }

    private RecordedEvent recorded(ResultSet row) throws SQLException {
        var attributes = json.readValue(row.getString(7), ATTRIBUTES);
        attributes.remove("time");
        var causation = attributes.remove("causationid");
        return new RecordedEvent(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Envelope.sequence(row.getLong(5)),
                row.getString(6),
                causation,
                attributes,
                row.getObject(8, OffsetDateTime.class).toInstant(),
                RecordedEvent.State.valueOf(row.getString(9)));
    }

    private HandledEvent handled(ResultSet row) throws SQLException {
        return new HandledEvent(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                json.readValue(row.getString(8), ATTRIBUTES),
                instant(row, 9),
                instant(row, 10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                instant(row, 12),
                row.getInt(13),
                HandledEvent.Outcome.valueOf(row.getString(14)),
                row.getString(15));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
