package io.trialsuite.notification.inbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with an item. Repeating it changes nothing, and going back is not possible. */
@Service
public class ReadingInbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadingInbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void see(Reader reader, UUID item) {
        change(reader, item, "seen_at = coalesce(seen_at, :now)");
    }

    @Transactional
    public void read(Reader reader, UUID item) {
        change(reader, item, "seen_at = coalesce(seen_at, :now), read_at = coalesce(read_at, :now)");
    }

    @Transactional
    public void archive(Reader reader, UUID item) {
        change(reader, item, "seen_at = coalesce(seen_at, :now), archived_at = coalesce(archived_at, :now)");
    }

    private void change(Reader reader, UUID item, String change) {
        var changed = jdbc.sql("update inbox_item set " + change
                        + " where organization_id = :organization and recipient_id = :account and id = :item")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("organization", reader.organization())
                .param("account", reader.account())
                .param("item", item)
                .update();
        if (changed == 0) {
            throw new ItemNotFound();
        }
    }
}
