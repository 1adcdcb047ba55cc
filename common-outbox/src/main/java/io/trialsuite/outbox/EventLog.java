package io.trialsuite.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads committed events in order of position. */
final class EventLog {

    private static final String COLUMNS =
            "e.part, e.id, e.event_id, e.group_key, e.type, e.topic, e.correlation_id, e.headers, e.payload, e.created_at";

    /** The running sum costs next to nothing, and the size of a large payload is known without fetching it. */
    private static final String AFTER = "select " + COLUMNS + """
             from (
                select o.*, sum(octet_length(o.payload)) over (rows unbounded preceding) - octet_length(o.payload) as bytes_before
                from unnest(?::int2[], ?::int8[]) as c(part, position)
                cross join lateral (
                    select * from outbox_event l where l.part = c.part and l.id > c.position order by l.id limit ?
                ) o
            ) e where bytes_before < ?
            """;

    private static final String OF_SUBJECT = "select " + COLUMNS + """
             from (
                select o.*, sum(octet_length(o.payload)) over (order by o.id) - octet_length(o.payload) as bytes_before
                from (
                    select * from outbox_event l
                    where l.part = ? and l.topic = ? and l.group_key = ? and l.id between ? and ? order by l.id limit ?
                ) o
            ) e where bytes_before < ? order by e.id
            """;

    private final JdbcTemplate jdbc;

    EventLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Events of each part after its position: at most so many of each, and of all as many as begin within so many bytes. */
    List<OutgoingMessage> after(short[] parts, long[] positions, int limitPerPart, long bytes) {
        return jdbc.query(
                AFTER,
                statement -> {
                    readInBinary(statement);
                    statement.setObject(1, parts);
                    statement.setObject(2, positions);
                    statement.setInt(3, limitPerPart);
                    statement.setLong(4, bytes);
                },
                (row, n) -> read(row));
    }

    /** By default the driver reads text on each connection until a statement has run five times there. */
    private static void readInBinary(PreparedStatement statement) throws SQLException {
        if (statement.isWrapperFor(PGStatement.class)) {
            var driver = statement.unwrap(PGStatement.class);
            // zero is somebody's wish: there are poolers that bear no prepared statements
            if (driver.getPrepareThreshold() > 1) {
                driver.setPrepareThreshold(1);
            }
        }
    }

    List<OutgoingMessage> ofSubject(int part, SubjectKey key, long from, long to, int limit, long bytes) {
        return jdbc.query(OF_SUBJECT, (row, n) -> read(row), part, key.topic(), key.subject(), from, to, limit, bytes);
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
