package io.trialsuite.notification.inbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes notifications and the items they put into inboxes. Inserts only: unread counts are counted when asked for. */
@Component
class Notifications {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Notifications(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False when the fact was announced before. */
    boolean insert(UUID id, AnnounceFact fact, Instant now) {
        var subject = fact.subject();
        return jdbc.sql("""
                insert into notification (id, organization_id, kind, subject_kind, subject_id, source_event_id, details,
                    occurred_at, created_at)
                values (:id, :organization, :kind, :subjectKind, :subject, :source, cast(:details as jsonb), :at, :now)
                on conflict (source_event_id) do nothing
                """)
                        .param("id", id)
                        .param("organization", subject.organization())
                        .param("kind", fact.kind().code())
                        .param("subjectKind", subject.kind())
                        .param("subject", subject.id())
                        .param("source", fact.source().value())
                        .param("details", json.writeValueAsString(fact.details()))
                        .param("at", utc(fact.at()))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void insertItems(UUID notification, AnnounceFact fact, Instant now) {
        fact.recipients().stream()
                .sorted()
                .forEach(recipient -> jdbc.sql("""
                insert into inbox_item (id, notification_id, organization_id, recipient_id, created_at)
                values (:id, :notification, :organization, :recipient, :now)
                on conflict (notification_id, recipient_id) do nothing
                """)
                        .param("id", UuidCreator.getTimeOrderedEpoch())
                        .param("notification", notification)
                        .param("organization", fact.subject().organization())
                        .param("recipient", recipient)
                        .param("now", utc(now))
                        .update());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
