package io.trialsuite.auth.memberships;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.AccountView;
import io.trialsuite.auth.accounts.Allowance;
import io.trialsuite.auth.accounts.AttemptThrottle;
import io.trialsuite.auth.memberships.Newcomer.WithAccount;
import io.trialsuite.auth.memberships.Newcomer.WithAddress;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class GrantingMemberships {

    private final Memberships memberships;
    private final AccountDirectory accounts;
    private final RowVisibility visibility;
    private final AttemptThrottle throttle;
    private final LookUpProperties lookUps;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    GrantingMemberships(
            Memberships memberships,
            AccountDirectory accounts,
            RowVisibility visibility,
            AttemptThrottle throttle,
            LookUpProperties lookUps,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.visibility = visibility;
        this.throttle = throttle;
        this.lookUps = lookUps;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A look-up that tells something stays charged although the call is refused: otherwise an owner could find out who has an
     * account. Nothing else is written before these refusals.
     */
    @Transactional(noRollbackFor = {MemberUnknown.class, AddressUnverified.class, AlreadyAMember.class})
    public AddedMember add(AddMembership command) {
        visibility.of(command.organization());
        var actor = memberships.require(command.actor(), command.organization());
        actor.authorizeGranting(command.role());
        chargeLookUp(command);
        var account = admissible(command);
        grant(
                account,
                command.organization(),
                command.role(),
                clock.instant(),
                AuditActor.account(command.actor(), actor.role().name()));
        return new AddedMember(account, command.organization(), command.role());
    }

    /** Refuses when the actor may not give the role to anybody there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void authorize(AccountId actor, OrganizationId organization, Role role) {
        visibility.of(organization);
        memberships.require(actor, organization).authorizeGranting(role);
    }

    /** Whoever was invited and has said yes; that they may was decided when they were invited. */
    @Transactional(propagation = Propagation.MANDATORY)
    public AddedMember admit(AccountId account, OrganizationId organization, Role role, Instant at) {
        visibility.of(organization);
        grant(account, organization, role, at, AuditActor.account(account, "INVITED"));
        return new AddedMember(account, organization, role);
    }

    /** Refuses for an organization that takes nobody in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireOpen(OrganizationId organization) {
        memberships.requireOpen(organization);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isMember(AccountId account, OrganizationId organization) {
        visibility.of(organization);
        return memberships.existsById(new MembershipId(account, organization));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void found(FoundMembership command) {
        visibility.of(command.organization());
        grant(
                command.founder(),
                command.organization(),
                Role.OWNER,
                command.at(),
                AuditActor.account(command.founder(), Role.OWNER.name()));
    }

    private void chargeLookUp(AddMembership command) {
        charge("member-look-up:" + command.actor(), lookUps.perActor());
        charge("member-look-up-in:" + command.organization(), lookUps.perOrganization());
    }

    private void charge(String key, Allowance allowance) {
        var charge = throttle.charge(key, allowance);
        if (charge.isRefused()) {
            throw new TooManyLookUps(charge.pause());
        }
    }

    private AccountId admissible(AddMembership command) {
        var found = switch (command.newcomer()) {
            case WithAddress it -> accounts.byVerifiedEmail(it.email());
            case WithAccount it -> accounts.find(it.account());
        };
        var account = found.filter(AccountView::active).orElseThrow(MemberUnknown::new);
        if (command.role().needsVerifiedAddress() && !account.emailVerified()) {
            throw new AddressUnverified();
        }
        return account.id();
    }

    private void grant(AccountId account, OrganizationId organization, Role role, Instant at, AuditActor actor) {
        accounts.lockForJoining(account);
        memberships.requireOpen(organization);
        if (memberships.existsById(new MembershipId(account, organization))) {
            throw new AlreadyAMember();
        }
        visibility.of(account);
        var membership = memberships.existsFor(account)
                ? Membership.further(account, organization, role, at)
                : Membership.first(account, organization, role, at);
        var added = memberships.saveAndFlush(membership).added();
        outbox.append(MembershipMessages.of(added));
        audit.record(new AuditEntry(
                organization.value(),
                actor,
                "auth.membership.added",
                "membership",
                account + "/" + organization,
                at,
                null,
                Map.of("role", role, "isDefault", membership.isDefault()),
                null));
    }
}
