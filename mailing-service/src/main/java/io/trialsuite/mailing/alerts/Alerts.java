package io.trialsuite.mailing.alerts;

import io.trialsuite.mailing.mail.MailAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The alerts of an organization. */
@Component
class Alerts {

    enum State {
        PENDING,
        SENT,
        /** Slack will not take it, now or later. */
        REFUSED,
        NOT_CONFIGURED
    }

    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(UUID id, RaiseAlert alert, State state, Instant now) {
        var mail = alert.mail();
        return jdbc.sql("""
                insert into alert (id, organization_id, mail_id, kind, template, recipient, reason_code, smtp_status,
                    diagnostic, reference_context, reference_kind, reference_id, state, occurred_at, raised_at)
                values (:id, :organization, :mail, :kind, :template, :recipient, :reason, :status,
                    :diagnostic, :context, :referenceKind, :reference, :state, :occurred, :now)
                on conflict (mail_id, kind) do nothing
                """)
                        .param("id", id)
                        .param("organization", mail.organization())
                        .param("mail", mail.id().value())
                        .param("kind", alert.kind().name())
                        .param("template", mail.template())
                        .param("recipient", mail.recipient().masked())
                        .param("reason", alert.reason().code())
                        .param("status", alert.smtpStatus())
                        .param(
                                "diagnostic",
                                alert.diagnostic() == null ? null : MailAddress.maskedIn(alert.diagnostic()))
                        .param("context", mail.reference().context())
                        .param("referenceKind", mail.reference().kind())
                        .param("reference", mail.reference().id())
                        .param("state", state.name())
                        .param("occurred", alert.occurredAt().atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Alert> pending(UUID organization, UUID id) {
        return jdbc.sql("""
                select id, organization_id, mail_id, kind, template, recipient, reason_code, smtp_status, diagnostic,
                    reference_kind, reference_id, tries, occurred_at, raised_at
                from alert where organization_id = :organization and id = :id and state = 'PENDING'
                """)
                .param("organization", organization)
                .param("id", id)
                .query((row, n) -> new Alert(
                        row.getObject("id", UUID.class),
                        row.getObject("organization_id", UUID.class),
                        row.getObject("mail_id", UUID.class),
                        AlertKind.valueOf(row.getString("kind")),
                        row.getString("template"),
                        row.getString("recipient"),
                        row.getString("reason_code"),
                        row.getString("smtp_status"),
                        row.getString("diagnostic"),
                        row.getString("reference_kind"),
                        row.getString("reference_id"),
                        row.getInt("tries"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getObject("raised_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void settle(Alert alert, State state, Instant now) {
        jdbc.sql("""
                update alert set state = :state, tries = tries + 1, sent_at = case when :state = 'SENT' then :now end
                where organization_id = :organization and id = :id
                """)
                .param("state", state.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("organization", alert.organizationId())
                .param("id", alert.id())
                .update();
    }
}
