package io.trialsuite.edge;

import io.trialsuite.problem.ChangedMeanwhile;
import io.trialsuite.problem.NotFound;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Notes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record NoteView(UUID id, String text, Instant createdAt, long version) {}

    @Transactional
    public NoteView add(UUID organizationId, String text) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var note = new NoteView(UUID.randomUUID(), text, now, 0);
        jdbc.sql("insert into note (id, organization_id, text, created_at) values (?, ?, ?, ?)")
                .param(note.id())
                .param(organizationId)
                .param(text)
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        return note;
    }

    @Transactional
    public NoteView change(UUID id, long readVersion, String text) {
        var changed = jdbc.sql("update note set text = ?, version = version + 1 where id = ? and version = ?")
                .param(text)
                .param(id)
                .param(readVersion)
                .update();
        var note = find(id);
        if (changed == 0) {
            throw new ChangedMeanwhile("The note was changed.");
        }
        return note;
    }

    @Transactional(readOnly = true)
    public CursorPage<NoteView> list(Paging paging) {
        var place = paging.after().orElse(new Cursor(Instant.EPOCH, new UUID(0, 0)));
        var rows = jdbc.sql("select * from note where (created_at, id) > (?, ?) order by created_at, id limit ?")
                .param(place.at().atOffset(ZoneOffset.UTC))
                .param(place.id())
                .param(paging.rowsToRead())
                .query((row, n) -> view(row))
                .list();
        return CursorPage.of(rows, paging, it -> new Cursor(it.createdAt(), it.id()));
    }

    private NoteView find(UUID id) {
        return jdbc.sql("select * from note where id = ?")
                .param(id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("note-not-found", "There is no such note."));
    }

    private static NoteView view(ResultSet row) throws SQLException {
        return new NoteView(
                row.getObject("id", UUID.class),
                row.getString("text"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
