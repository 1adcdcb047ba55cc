package io.trialsuite.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads committed events in order of position. */
final class EventLog {

    private static final String COLUMNS =
            "e.part, e.id, e.event_id, e.group_key, e.type, e.topic, e.correlation_id, e.headers, e.payload, e.created_at";

    private static final String AFTER = "select " + COLUMNS + """
             from unnest(?::int2[], ?::int8[]) as c(part, position)
            cross join lateral (
                select * from (
                    select o.*, sum(octet_length(o.payload)) over (order by o.id) - octet_length(o.payload) as bytes_before
                    from outbox_event o where o.part = c.part and o.id > c.position order by o.id limit ?
                ) ahead where bytes_before < ?
            ) e
            """;

    private static final String OF_SUBJECT = "select " + COLUMNS + """
             from outbox_event e
            where e.part = ? and e.topic = ? and e.group_key = ? and e.id between ? and ? order by e.id limit ?
            """;

    private final JdbcTemplate jdbc;

    EventLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Events of each part after its position: at most so many, and of those as many as begin within so many bytes. */
    List<OutgoingMessage> after(short[] parts, long[] positions, int limitPerPart, long bytesPerPart) {
        return jdbc.query(
                AFTER,
                statement -> {
                    statement.setObject(1, parts);
                    statement.setObject(2, positions);
                    statement.setInt(3, limitPerPart);
                    statement.setLong(4, bytesPerPart);
                },
                (row, n) -> read(row));
    }

    List<OutgoingMessage> ofSubject(int part, SubjectKey key, long from, long to, int limit) {
        return jdbc.query(OF_SUBJECT, (row, n) -> read(row), part, key.topic(), key.subject(), from, to, limit);
    }

    static OutgoingMessage read(ResultSet row) throws SQLException {
        return new OutgoingMessage(
                row.getInt(1),
                row.getLong(2),
                new MessageId(row.getObject(3, UUID.class)),
                row.getString(6),
                row.getString(4),
                row.getString(5),
                row.getString(7),
                row.getString(8),
                row.getBytes(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }
}
