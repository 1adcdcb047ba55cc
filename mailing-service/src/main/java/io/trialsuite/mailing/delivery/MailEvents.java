package io.trialsuite.mailing.delivery;

import io.trialsuite.mailing.mail.Sha256;
import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.reasons.ReasonCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only log of events, and what it adds up to. */
@Component
class MailEvents {

    private final JdbcClient jdbc;

    MailEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** SES gives events no id of their own: message, type, recipient, and feedback id or time identify one. */
    static MailEvent event(DeliveryReport report, DeliveryReport.RecipientReport recipient) {
        var key = String.join(
                "|",
                report.sesMessageId(),
                report.kind().name(),
                recipient.address().key(),
                Objects.requireNonNullElseGet(
                        report.feedbackId(), () -> report.at().toString()));
        return new MailEvent(
                Sha256.of(key),
                report.kind(),
                recipient.address().key(),
                report.at(),
                report.bounceType(),
                report.bounceSubType(),
                recipient.status(),
                recipient.diagnostic() == null ? report.detail() : recipient.diagnostic(),
                report.feedbackType());
    }

    /** False when the event is known already. */
    boolean append(TrackedMail mail, DeliveryReport report, MailEvent event, Instant now) {
        return jdbc.sql("""
                insert into mail_event (dedupe_key, mail_id, organization_id, ses_message_id, kind, recipient, occurred_at,
                    received_at, bounce_type, bounce_sub_type, smtp_status, diagnostic, feedback_type, raw)
                values (:key, :mail, :organization, :ses, :kind, :recipient, :occurred,
                    :received, :type, :subType, :status, :diagnostic, :feedbackType, cast(:raw as jsonb))
                on conflict (dedupe_key) do nothing
                """)
                        .param("key", event.dedupeKey())
                        .param("mail", mail.id().value())
                        .param("organization", mail.organization())
                        .param("ses", report.sesMessageId())
                        .param("kind", event.kind().name())
                        .param("recipient", event.recipient())
                        .param("occurred", utc(event.occurredAt()))
                        .param("received", utc(now))
                        .param("type", event.bounceType())
                        .param("subType", event.bounceSubType())
                        .param("status", event.smtpStatus())
                        .param("diagnostic", event.diagnostic())
                        .param("feedbackType", event.feedbackType())
                        .param("raw", report.raw())
                        .update()
                == 1;
    }

    /** In the order in which they were received. */
    List<MailEvent> of(TrackedMail mail, String recipient) {
        return jdbc.sql("""
                select dedupe_key, kind, recipient, occurred_at, bounce_type, bounce_sub_type, smtp_status, diagnostic,
                    feedback_type
                from mail_event where organization_id = :organization and mail_id = :mail and recipient = :recipient
                order by received_at, dedupe_key
                """)
                .param("organization", mail.organization())
                .param("mail", mail.id().value())
                .param("recipient", recipient)
                .query((row, n) -> new MailEvent(
                        row.getString("dedupe_key"),
                        EventKind.valueOf(row.getString("kind")),
                        row.getString("recipient"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getString("bounce_type"),
                        row.getString("bounce_sub_type"),
                        row.getString("smtp_status"),
                        row.getString("diagnostic"),
                        row.getString("feedback_type")))
                .list();
    }

    boolean arrived(DeliveryReport report, UUID organization, UUID mail) {
        var recipients = report.recipients().stream()
                .map(recipient -> recipient.address().key())
                .toList();
        return jdbc.sql("""
                select exists (select from mail_event where organization_id = :organization and mail_id = :mail
                    and recipient in (:recipients) and kind in ('DELIVERY', 'OPEN', 'CLICK', 'SUBSCRIPTION'))
                """)
                .param("organization", organization)
                .param("mail", mail)
                .param("recipients", recipients)
                .query(Boolean.class)
                .single();
    }

    void store(TrackedMail mail, String recipient, RecipientState state, Optional<ReasonCode> reason, Instant now) {
        jdbc.sql("""
                insert into mail_recipient (mail_id, recipient, organization_id, status, auto_reply, reason_code,
                    smtp_status, diagnostic, changed_at)
                values (:mail, :recipient, :organization, :status, :autoReply, :reason, :smtpStatus, :diagnostic, :now)
                on conflict (mail_id, recipient) do update set status = excluded.status,
                    auto_reply = excluded.auto_reply, reason_code = excluded.reason_code,
                    smtp_status = excluded.smtp_status, diagnostic = excluded.diagnostic, changed_at = excluded.changed_at
                """)
                .param("mail", mail.id().value())
                .param("recipient", recipient)
                .param("organization", mail.organization())
                .param("status", state.status().name())
                .param("autoReply", state.autoReply())
                .param("reason", reason.map(ReasonCode::code).orElse(null))
                .param("smtpStatus", state.decisive().map(MailEvent::smtpStatus).orElse(null))
                .param("diagnostic", state.decisive().map(MailEvent::diagnostic).orElse(null))
                .param("now", utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
