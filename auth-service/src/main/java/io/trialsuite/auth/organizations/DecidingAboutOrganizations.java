package io.trialsuite.auth.organizations;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether anybody works for an organization. Tokens for one that is halted are issued no longer, and refused within seconds. */
@Service
public class DecidingAboutOrganizations {

    private final Organizations organizations;
    private final GrantingMemberships granting;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    DecidingAboutOrganizations(
            Organizations organizations, GrantingMemberships granting, Outbox outbox, AuditTrail audit, Clock clock) {
        this.organizations = organizations;
        this.granting = granting;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void suspend(DecideAboutOrganization command) {
        record(
                organizations.require(command.organization()).suspend(clock.instant()),
                command.organization(),
                AuditActor.system(command.by()),
                "auth.organization.suspended",
                command.reason());
    }

    @Transactional
    public void reactivate(DecideAboutOrganization command) {
        record(
                organizations.require(command.organization()).reactivate(clock.instant()),
                command.organization(),
                AuditActor.system(command.by()),
                "auth.organization.reactivated",
                command.reason());
    }

    @Transactional
    public void close(DecideAboutOrganization command) {
        record(
                organizations.require(command.organization()).close(clock.instant()),
                command.organization(),
                AuditActor.system(command.by()),
                "auth.organization.closed",
                command.reason());
    }

    /** An owner, who types the slug to say that it is meant. */
    @Transactional
    public void closeOwn(AccountId actor, OrganizationId id, String slug) {
        granting.authorize(actor, id, Role.OWNER);
        var organization = organizations.require(id);
        if (!organization.hasSlug(slug)) {
            throw new SlugMismatch();
        }
        record(
                organization.close(clock.instant()),
                id,
                AuditActor.account(actor, Role.OWNER.name()),
                "auth.organization.closed",
                "closed by an owner");
    }

    private void record(
            Optional<? extends OrganizationEvent> changed,
            OrganizationId organization,
            AuditActor actor,
            String action,
            String reason) {
        changed.ifPresent(event -> {
            outbox.append(OrganizationMessages.of(event));
            audit.record(new AuditEntry(
                    organization.value(),
                    actor,
                    action,
                    "organization",
                    organization.toString(),
                    clock.instant(),
                    null,
                    null,
                    reason));
        });
    }
}
