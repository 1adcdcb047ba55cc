package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leads from the ids that SES knows to ours, before the organization is known. Ids only, hence readable without a tenant. */
@Component
public class MailRoutes {

    /** Where a mail belongs. */
    public record Route(UUID mailId, UUID organizationId) {}

    private final JdbcClient jdbc;

    MailRoutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims the id for this organization; false when the mail is known already. */
    boolean open(MailId mail, UUID organization) {
        return jdbc.sql("""
                insert into mail_route (mail_id, organization_id) values (:mail, :organization)
                on conflict (mail_id) do nothing
                """)
                        .param("mail", mail.value())
                        .param("organization", organization)
                        .update()
                == 1;
    }

    void remember(String sesMessageId, MailId mail, AttemptId attempt, UUID organization, Instant now) {
        jdbc.sql("""
                insert into ses_message (ses_message_id, mail_id, attempt_id, organization_id, known_since)
                values (:ses, :mail, :attempt, :organization, :now) on conflict (ses_message_id) do nothing
                """)
                .param("ses", sesMessageId)
                .param("mail", mail.value())
                .param("attempt", attempt.value())
                .param("organization", organization)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Finds the mail by SES's id or else by ours; the rest of the transaction acts for its organization. */
    public Optional<Route> enter(String sesMessageId, @Nullable MailId mail) {
        return jdbc.sql("""
                select mail_id, organization_id, set_config('app.organization_id', organization_id::text, true)
                from mail_route where mail_id =
                    coalesce((select mail_id from ses_message where ses_message_id = :ses), cast(:mail as uuid))
                """)
                .param("ses", sesMessageId)
                .param("mail", mail == null ? null : mail.value())
                .query((row, n) ->
                        new Route(row.getObject("mail_id", UUID.class), row.getObject("organization_id", UUID.class)))
                .optional();
    }

    public Optional<Route> byMail(MailId mail) {
        return jdbc.sql("select mail_id, organization_id from mail_route where mail_id = :mail")
                .param("mail", mail.value())
                .query(Route.class)
                .optional();
    }
}
