package io.trialsuite.consent.staff;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.web.Caller;
import java.util.UUID;

/** A person of the organization who acts through their account. */
public record StaffMember(UUID organizationId, UUID accountId, String role) {

    public static StaffMember of(Caller caller) {
        return new StaffMember(caller.organizationId(), caller.accountId(), caller.role());
    }

    public AuditActor actor() {
        return AuditActor.account(accountId, role);
    }
}
