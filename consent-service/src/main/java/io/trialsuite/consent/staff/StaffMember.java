package io.trialsuite.consent.staff;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.web.Caller;
import java.util.Set;
import java.util.UUID;

/** A person of the organization who acts through their account: one who runs it, until there are roles of a study. */
public record StaffMember(UUID organizationId, UUID accountId, String role) {

    /** As auth-service names them in tokens. */
    private static final Set<String> WHO_RUN_IT = Set.of("OWNER", "ADMIN");

    /** Everybody of the organization may look; only who runs it may change something. */
    public StaffMember {
        if (!WHO_RUN_IT.contains(role)) {
            throw new ManagerRequired();
        }
    }

    public static StaffMember of(Caller caller) {
        return new StaffMember(caller.organizationId(), caller.accountId(), caller.role());
    }

    public AuditActor actor() {
        return AuditActor.account(accountId, role);
    }
}
