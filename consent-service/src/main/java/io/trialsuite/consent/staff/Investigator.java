package io.trialsuite.consent.staff;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.web.Caller;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody of the site who signs through their account, whatever they are in the organization: what they may sign is delegated
 * to them.
 *
 * @param provedAt when they last proved who they are
 */
public record Investigator(UUID organizationId, UUID accountId, String role, Instant provedAt) {

    public static Investigator of(Caller caller) {
        return new Investigator(caller.organizationId(), caller.accountId(), caller.role(), caller.provedAt());
    }

    public AuditActor actor() {
        return AuditActor.account(accountId, role);
    }
}
