package io.trialsuite.auth.invitations;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the organization's trail keeps of an invitation; never the address. */
@Component
class InvitationAudit {

    private final AuditTrail audit;

    InvitationAudit(AuditTrail audit) {
        this.audit = audit;
    }

    void by(AccountId actor, String fact, Invitation invitation, Instant at) {
        record(AuditActor.account(actor, "STAFF"), fact, invitation, at);
    }

    /** By whoever holds the link. */
    void byHolder(String fact, Invitation invitation, Instant at) {
        record(AuditActor.system("invitation-link"), fact, invitation, at);
    }

    void byTime(Invitation invitation, Instant at) {
        record(AuditActor.system("expiry"), "expired", invitation, at);
    }

    private void record(AuditActor actor, String fact, Invitation invitation, Instant at) {
        audit.record(new AuditEntry(
                invitation.organization().value(),
                actor,
                "auth.invitation." + fact,
                "invitation",
                invitation.id().toString(),
                at,
                null,
                Map.of("role", invitation.role()),
                null));
    }
}
