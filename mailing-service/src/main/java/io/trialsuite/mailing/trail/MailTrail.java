package io.trialsuite.mailing.trail;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.reasons.ReasonCode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what happened to a mail into the audit trail, in the transaction in which it happened. */
@Component
public class MailTrail {

    private static final AuditActor SELF = AuditActor.system("mailing-service");

    private final AuditTrail trail;

    MailTrail(AuditTrail trail) {
        this.trail = trail;
    }

    public void happened(TrackedMail mail, String action, Instant at, @Nullable ReasonCode reason) {
        var reference = mail.reference();
        record(
                mail,
                action,
                at,
                null,
                new Outcome(mail.template(), reference.kind(), reference.id()),
                reason == null ? null : reason.code());
    }

    /** The mail went from one state to another, for a reason that is a code of ours or of SES. */
    public void moved(
            TrackedMail mail, String action, Instant at, Enum<?> before, Enum<?> after, @Nullable String why) {
        record(mail, action, at, new State(before.name()), new State(after.name()), why);
    }

    public void suppressed(TrackedMail mail, UUID suppression, Enum<?> source, Instant at) {
        trail.record(new AuditEntry(
                mail.organization(),
                SELF,
                "mailing.address.suppressed",
                "suppression",
                suppression.toString(),
                at,
                null,
                Map.of("source", source.name(), "mailId", mail.id().value()),
                null));
    }

    private void record(
            TrackedMail mail, String action, Instant at, @Nullable Object before, Object after, @Nullable String why) {
        trail.record(new AuditEntry(
                mail.organization(), SELF, action, "mail", mail.id().toString(), at, before, after, why));
    }

    private record Outcome(String template, String referenceKind, String referenceId) {}

    private record State(String state) {}
}
