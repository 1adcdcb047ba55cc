package io.trialsuite.notification.inbox;

import io.trialsuite.notification.wording.FactKind;
import io.trialsuite.notification.wording.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads one person's inbox. */
@Service
public class InboxFeed {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
    private static final String ITEMS = """
            select i.id, n.kind, n.subject_kind, n.subject_id, n.details, n.occurred_at, i.created_at,
                i.read_at, %s as state
            from inbox_item i join notification n on n.id = i.notification_id
            where i.organization_id = :organization and i.recipient_id = :account
            """.formatted("""
            case when i.archived_at is not null then 'ARCHIVED' when i.read_at is not null then 'READ'
                when i.seen_at is not null then 'SEEN' else 'UNSEEN' end""");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InboxFeed(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public List<ItemView> list(InboxQuery query) {
        return jdbc.sql(ITEMS + filter(query.state()) + """
                 and (cast(:kind as text) is null or n.kind = :kind)
                 and (cast(:item as uuid) is null or (i.created_at, i.id) < (cast(:at as timestamptz), :item))
                order by i.created_at desc, i.id desc limit :limit
                """)
                .param("organization", query.reader().organization())
                .param("account", query.reader().account())
                .param("kind", kind(query.type()))
                .param("item", query.after().map(InboxQuery.Place::item).orElse(null))
                .param(
                        "at",
                        query.after()
                                .map(place -> place.createdAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("limit", query.limit())
                .query(this::item)
                .list();
    }

    @Transactional(readOnly = true)
    public CountsView counts(Reader reader) {
        return jdbc.sql("""
                select count(*) filter (where seen_at is null) as unseen, count(*) as unread from inbox_item
                where organization_id = :organization and recipient_id = :account
                    and read_at is null and archived_at is null
                """)
                .param("organization", reader.organization())
                .param("account", reader.account())
                .query(CountsView.class)
                .single();
    }

    private static String filter(@Nullable String state) {
        if (state == null) {
            return " and i.archived_at is null";
        }
        if (state.toLowerCase(Locale.ROOT).equals("unread")) {
            return " and i.read_at is null and i.archived_at is null";
        }
        return switch (ItemState.of(state).orElseThrow(() -> new UnknownFilter("state"))) {
            case UNSEEN -> " and i.seen_at is null and i.read_at is null and i.archived_at is null";
            case SEEN -> " and i.seen_at is not null and i.read_at is null and i.archived_at is null";
            case READ -> " and i.read_at is not null and i.archived_at is null";
            case ARCHIVED -> " and i.archived_at is not null";
        };
    }

    private static @Nullable String kind(@Nullable String type) {
        return type == null
                ? null
                : FactKind.of(type).orElseThrow(() -> new UnknownFilter("type")).code();
    }

    private ItemView item(ResultSet row, int n) throws SQLException {
        var kind = row.getString("kind");
        var details = json.readValue(row.getString("details"), DETAILS);
        var read = row.getObject("read_at", OffsetDateTime.class);
        return new ItemView(
                row.getObject("id", UUID.class),
                kind,
                new ItemView.SubjectView(row.getString("subject_kind"), row.getString("subject_id")),
                FactKind.of(kind).map(known -> known.words(details)).orElseGet(() -> new Words(kind, kind)),
                details,
                ItemState.of(row.getString("state")).orElseThrow(),
                instant(row, "occurred_at"),
                instant(row, "created_at"),
                read == null ? null : read.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
