package io.trialsuite.auth.studyroles;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Who could see what, when, and who has decided so; in the trail of the organization. */
@Component
class StudyRoleAudit {

    private final AuditTrail audit;

    StudyRoleAudit(AuditTrail audit) {
        this.audit = audit;
    }

    void assigned(StudyRoleView role, AuditActor by, Instant at) {
        audit.record(new AuditEntry(
                role.organizationId(),
                by,
                "auth.study-role.assigned",
                "study-role",
                role.id().toString(),
                at,
                null,
                role,
                null));
    }

    void ended(StudyRoleView role, AuditActor by, String reason, Instant at) {
        audit.record(new AuditEntry(
                role.organizationId(),
                by,
                "auth.study-role.ended",
                "study-role",
                role.id().toString(),
                at,
                role,
                null,
                reason));
    }
}
