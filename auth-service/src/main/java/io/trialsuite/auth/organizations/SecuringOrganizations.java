package io.trialsuite.auth.organizations;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.factors.CheckingCodes;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an organization asks of logins. From then on each token is issued by it; those issued before end by themselves. */
@Service
public class SecuringOrganizations {

    private final Organizations organizations;
    private final MembershipDirectory memberships;
    private final GrantingMemberships granting;
    private final CheckingCodes codes;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    SecuringOrganizations(
            Organizations organizations,
            MembershipDirectory memberships,
            GrantingMemberships granting,
            CheckingCodes codes,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.granting = granting;
        this.codes = codes;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public SecurityView of(AccountId reader, OrganizationId organization) {
        return organizations
                .require(memberships.require(reader, organization).organization())
                .security();
    }

    /** Owners alone: whoever may make others owners. */
    @Transactional
    public SecurityView change(ChangeSecurity command) {
        granting.authorize(command.actor(), command.organization(), Role.OWNER);
        if (command.multiFactorRequired() && !codes.isNeeded(command.actor())) {
            throw new OwnFactorMissing();
        }
        var now = clock.instant();
        var organization = organizations.require(command.organization());
        organization.requireVersion(command.version());
        var before = organization.security();
        organization.requireMultiFactor(command.multiFactorRequired(), now).ifPresent(changed -> {
            outbox.append(OrganizationMessages.of(changed));
            audit.record(new AuditEntry(
                    command.organization().value(),
                    AuditActor.account(command.actor(), Role.OWNER.name()),
                    "auth.organization.security-changed",
                    "organization",
                    command.organization().toString(),
                    now,
                    before,
                    organization.security(),
                    null));
        });
        return organizations.saveAndFlush(organization).security();
    }
}
