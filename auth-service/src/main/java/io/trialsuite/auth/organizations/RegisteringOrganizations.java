package io.trialsuite.auth.organizations;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.memberships.FoundMembership;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class RegisteringOrganizations {

    private final Organizations organizations;
    private final GrantingMemberships granting;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    RegisteringOrganizations(
            Organizations organizations, GrantingMemberships granting, Outbox outbox, AuditTrail audit, Clock clock) {
        this.organizations = organizations;
        this.granting = granting;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public OrganizationView register(RegisterOrganization command) {
        if (organizations.existsBySlug(command.slug().value())) {
            throw new SlugTaken();
        }
        var now = clock.instant();
        var id = OrganizationId.next();
        var organization = insert(new Organization(id, command.slug(), command.name(), now));
        outbox.append(OrganizationMessages.of(organization.registered()));
        audit.record(new AuditEntry(
                id.value(),
                AuditActor.account(command.founder(), "FOUNDER"),
                "auth.organization.registered",
                "organization",
                id.toString(),
                now,
                null,
                organization.view(),
                null));
        granting.found(new FoundMembership(command.founder(), id, now));
        return organization.view();
    }

    /** The slug is the only unique value besides the id made here; of two simultaneous registrations the slower lands here. */
    private Organization insert(Organization organization) {
        try {
            return organizations.saveAndFlush(organization);
        } catch (DataIntegrityViolationException simultaneousRegistration) {
            throw new SlugTaken();
        }
    }
}
