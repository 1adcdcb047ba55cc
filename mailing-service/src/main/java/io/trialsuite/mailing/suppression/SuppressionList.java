package io.trialsuite.mailing.suppression;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.mailing.mail.MailAddress;
import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.trail.MailTrail;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The addresses one organization must not write to. Per organization, not per account: one sponsor's typing error must not
 * silence a patient for another.
 */
@Component
public class SuppressionList {

    /** What put an address on the list. */
    public enum Source {
        BOUNCE,
        COMPLAINT
    }

    private final JdbcClient jdbc;
    private final MailTrail trail;

    SuppressionList(JdbcClient jdbc, MailTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** Joins the caller's transaction; an address already listed stays as it is. */
    public void add(TrackedMail mail, MailAddress address, Source source, Instant at) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var isNew = jdbc.sql("""
                insert into suppression_entry (id, organization_id, address, source, mail_id, since)
                values (:id, :organization, :address, :source, :mail, :since)
                on conflict (organization_id, address) do nothing
                """)
                        .param("id", id)
                        .param("organization", mail.organization())
                        .param("address", address.key())
                        .param("source", source.name())
                        .param("mail", mail.id().value())
                        .param("since", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (isNew) {
            trail.suppressed(mail, id, source, at);
        }
    }

    public boolean contains(UUID organization, MailAddress address) {
        return jdbc.sql("""
                select exists (select from suppression_entry
                where organization_id = :organization and address = :address)
                """)
                .param("organization", organization)
                .param("address", address.key())
                .query(Boolean.class)
                .single();
    }
}
