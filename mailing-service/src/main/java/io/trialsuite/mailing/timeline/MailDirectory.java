package io.trialsuite.mailing.timeline;

import io.trialsuite.mailing.mail.MailReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails of an organization as people look at them. */
@Service
public class MailDirectory {

    private static final String MAIL = """
            select id, template, locale, recipient, state, critical, reference_context, reference_kind, reference_id,
                reason_code, requested_at, accepted_at
            from mail_message where organization_id = :organization
            """;

    private final JdbcClient jdbc;

    MailDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<MailView> list(MailQuery query, Sight sight) {
        var rows = jdbc.sql(MAIL + """
                and (cast(:state as text) is null or state = :state)
                and (cast(:reference as text) is null or reference_id = :reference)
                and (cast(:mail as uuid) is null or (requested_at, id) < (cast(:at as timestamptz), :mail))
                order by requested_at desc, id desc limit :limit
                """)
                .param("organization", query.organization())
                .param("state", query.state() == null ? null : query.state().name())
                .param("reference", query.reference())
                .param("mail", query.after().map(MailQuery.Place::mail).orElse(null))
                .param(
                        "at",
                        query.after()
                                .map(place -> place.requestedAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("limit", query.limit())
                .query(MailDirectory::row)
                .list();
        return views(query.organization(), rows, sight);
    }

    @Transactional(readOnly = true)
    public MailView require(UUID organization, UUID mail, Sight sight) {
        var row = jdbc.sql(MAIL + "and id = :mail")
                .param("organization", organization)
                .param("mail", mail)
                .query(MailDirectory::row)
                .optional()
                .orElseThrow(MailNotFound::new);
        return views(organization, List.of(row), sight).getFirst();
    }

    @Transactional(readOnly = true)
    public TimelineView timeline(UUID organization, UUID mail, Sight sight) {
        var view = require(organization, mail, sight);
        var requested = new TimelineView.Entry(view.requestedAt(), "REQUESTED", null, null, null, null, null, null);
        var entries = Stream.of(Stream.of(requested), attempts(organization, mail), events(organization, mail, sight))
                .flatMap(steps -> steps)
                .sorted(Comparator.comparing(TimelineView.Entry::at))
                .toList();
        return new TimelineView(view, entries);
    }

    private Stream<TimelineView.Entry> attempts(UUID organization, UUID mail) {
        return jdbc
                .sql("""
                        select coalesce(finished_at, started_at) as at, state, outcome from send_attempt
                        where organization_id = :organization and mail_id = :mail order by attempt_no
                        """)
                .param("organization", organization)
                .param("mail", mail)
                .query((row, n) -> new TimelineView.Entry(
                        instant(row, "at"),
                        "ATTEMPT_" + row.getString("state"),
                        null,
                        null,
                        null,
                        null,
                        row.getString("outcome"),
                        null))
                .list()
                .stream();
    }

    private Stream<TimelineView.Entry> events(UUID organization, UUID mail, Sight sight) {
        return jdbc
                .sql("""
                        select occurred_at, kind, recipient, bounce_type, bounce_sub_type, smtp_status, diagnostic
                        from mail_event where organization_id = :organization and mail_id = :mail
                        """)
                .param("organization", organization)
                .param("mail", mail)
                .query((row, n) -> new TimelineView.Entry(
                        instant(row, "occurred_at"),
                        row.getString("kind"),
                        sight.address(row.getString("recipient")),
                        row.getString("bounce_type"),
                        row.getString("bounce_sub_type"),
                        row.getString("smtp_status"),
                        sight.diagnostic(row.getString("diagnostic")),
                        EventReasons.of(
                                row.getString("kind"),
                                row.getString("bounce_type"),
                                row.getString("bounce_sub_type"),
                                row.getString("smtp_status"))))
                .list()
                .stream();
    }

    private List<MailView> views(UUID organization, List<Row> rows, Sight sight) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var recipients = jdbc
                .sql("""
                        select mail_id, recipient, status, auto_reply, reason_code, smtp_status, diagnostic, changed_at
                        from mail_recipient where organization_id = :organization and mail_id in (:mails) order by recipient
                        """)
                .param("organization", organization)
                .param("mails", rows.stream().map(Row::id).toList())
                .query((row, n) -> new Recipient(
                        row.getObject("mail_id", UUID.class),
                        new MailView.RecipientView(
                                sight.address(row.getString("recipient")),
                                row.getString("status"),
                                row.getBoolean("auto_reply"),
                                ReasonView.of(row.getString("reason_code")),
                                row.getString("smtp_status"),
                                sight.diagnostic(row.getString("diagnostic")),
                                instant(row, "changed_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Recipient::mail, Collectors.mapping(Recipient::view, Collectors.toList())));
        return rows.stream()
                .map(row -> row.view(sight, recipients.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var accepted = row.getObject("accepted_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("template"),
                row.getString("locale").toLowerCase(Locale.ROOT),
                row.getString("recipient"),
                row.getString("state"),
                row.getBoolean("critical"),
                new MailReference(
                        row.getString("reference_context"),
                        row.getString("reference_kind"),
                        row.getString("reference_id")),
                row.getString("reason_code"),
                instant(row, "requested_at"),
                accepted == null ? null : accepted.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private record Recipient(UUID mail, MailView.RecipientView view) {}

    private record Row(
            UUID id,
            String template,
            String locale,
            String recipient,
            String state,
            boolean critical,
            MailReference reference,
            @Nullable String reasonCode,
            Instant requestedAt,
            @Nullable Instant acceptedAt) {

        MailView view(Sight sight, List<MailView.RecipientView> recipients) {
            return new MailView(
                    id,
                    template,
                    locale,
                    sight.address(recipient),
                    state,
                    critical,
                    reference,
                    ReasonView.of(reasonCode),
                    recipients,
                    requestedAt,
                    acceptedAt);
        }
    }
}
