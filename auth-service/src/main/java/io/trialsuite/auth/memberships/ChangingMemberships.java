package io.trialsuite.auth.memberships;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.outbox.Outbox;
import io.trialsuite.problem.ChangedMeanwhile;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a membership after it began. Organization, then person, then membership: locked in this order by everybody. */
@Service
public class ChangingMemberships {

    private final Memberships memberships;
    private final AccountDirectory accounts;
    private final RowVisibility visibility;
    private final ObjectProvider<LeavingMembers> leaving;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    ChangingMemberships(
            Memberships memberships,
            AccountDirectory accounts,
            RowVisibility visibility,
            ObjectProvider<LeavingMembers> leaving,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.visibility = visibility;
        this.leaving = leaving;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public MembershipState change(ChangeMembership command) {
        var now = clock.instant();
        var membership = lock(command.organization(), command.member());
        var actor = memberships.require(command.actor(), command.organization());
        actor.authorizeDecidingAbout(membership);
        membership.requireVersion(command.version());
        var before = membership.state();
        if (command.role() != null) {
            changeRole(actor, membership, command.role(), now);
        }
        if (command.active() != null) {
            changeStatus(membership, command.active(), now);
        }
        keepAnOwner(command.organization());
        var after = membership.state();
        if (!after.equals(before)) {
            record(actor(actor), "auth.membership.changed", membership, before, after, now);
        }
        return after;
    }

    private void changeRole(Membership actor, Membership membership, Role role, Instant now) {
        actor.authorizeGranting(role);
        if (!membership.role().mayGrant(role)) {
            requireProvedAddress(membership.account(), role);
        }
        membership.changeRole(role, now).ifPresent(changed -> outbox.append(MembershipMessages.of(changed)));
    }

    private void requireProvedAddress(AccountId account, Role role) {
        if (role.needsVerifiedAddress() && !accounts.require(account).emailVerified()) {
            throw new AddressUnverified();
        }
    }

    private void changeStatus(Membership membership, boolean active, Instant now) {
        if (active) {
            accounts.lockForJoining(membership.account());
            membership.reactivate(now).ifPresent(it -> outbox.append(MembershipMessages.of(it)));
            return;
        }
        membership.deactivate(now).ifPresent(it -> {
            outbox.append(MembershipMessages.of(it));
            endWhatHangsOn(membership, now);
            landElsewhere(membership, now);
        });
    }

    /** Members may leave; others remove whom they may decide about. */
    @Transactional
    public void remove(RemoveMembership command) {
        var now = clock.instant();
        var membership = lock(command.organization(), command.member());
        var actor = memberships.require(command.actor(), command.organization());
        if (!command.actor().equals(command.member())) {
            actor.authorizeDecidingAbout(membership);
        }
        var who = actor(actor);
        var before = membership.state();
        outbox.append(MembershipMessages.of(membership.removed(now)));
        endWhatHangsOn(membership, now);
        landElsewhere(membership, now);
        memberships.delete(membership);
        keepAnOwner(command.organization());
        record(who, "auth.membership.removed", membership, before, null, now);
    }

    /** Whoever leaves for good leaves every organization, except as the last owner of one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deactivateAll(AccountId account, AuditActor by, Instant at) {
        visibility.of(account);
        var places = memberships.findPlaces(account);
        for (var place : places) {
            lockOrganization(place);
        }
        accounts.lock(account);
        if (!memberships.findPlaces(account).equals(places)) {
            throw new ChangedMeanwhile("The person is joining or leaving an organization; decide once more.");
        }
        for (var place : places) {
            visibility.of(place);
            memberships.findById(new MembershipId(account, place)).ifPresent(membership -> {
                var before = membership.state();
                membership.deactivate(at).ifPresent(event -> {
                    outbox.append(MembershipMessages.of(event));
                    endWhatHangsOn(membership, at);
                    memberships.flush();
                    keepAnOwner(place);
                    record(by, "auth.membership.changed", membership, before, membership.state(), at);
                });
            });
        }
    }

    /** The person's own choice of where they land. */
    @Transactional
    public void chooseDefault(AccountId account, OrganizationId organization) {
        var now = clock.instant();
        accounts.lock(account);
        visibility.of(account);
        visibility.of(organization);
        var chosen = memberships.require(account, organization);
        if (!chosen.isActive()) {
            throw new NotAMember();
        }
        if (!chosen.isDefault()) {
            var before = chosen.state();
            memberships.findDefault(account).ifPresent(this::standBack);
            visibility.of(organization);
            outbox.append(MembershipMessages.of(chosen.becomeDefault(now)));
            memberships.flush();
            record(
                    AuditActor.account(account, "SELF"),
                    "auth.membership.default-chosen",
                    chosen,
                    before,
                    chosen.state(),
                    now);
        }
    }

    private Membership lock(OrganizationId organization, AccountId member) {
        lockOrganization(organization);
        accounts.lock(member);
        visibility.of(member);
        return memberships.findById(new MembershipId(member, organization)).orElseThrow(MembershipNotFound::new);
    }

    private void endWhatHangsOn(Membership membership, Instant now) {
        leaving.forEach(it -> it.left(membership.account(), membership.organization(), now));
    }

    private void lockOrganization(OrganizationId organization) {
        visibility.of(organization);
        if (memberships.lockOrganization(organization.value()).isEmpty()) {
            throw new MembershipNotFound();
        }
    }

    /** The database asks once more at the end; this says it in a sentence. */
    private void keepAnOwner(OrganizationId organization) {
        if (!memberships.existsOwner(organization)) {
            throw new LastOwner();
        }
    }

    /** The row of another organization can only be written while the transaction works for that one. */
    private void landElsewhere(Membership left, Instant now) {
        if (!left.isDefault()) {
            return;
        }
        memberships.findActiveBesides(left.account(), left.organization()).ifPresent(next -> {
            standBack(left);
            visibility.of(next.organization());
            outbox.append(MembershipMessages.of(next.becomeDefault(now)));
            memberships.flush();
            visibility.of(left.organization());
        });
    }

    private void standBack(Membership membership) {
        visibility.of(membership.organization());
        membership.standBack();
        memberships.flush();
    }

    private static AuditActor actor(Membership actor) {
        return AuditActor.account(actor.account(), actor.role().name());
    }

    private void record(
            AuditActor actor,
            String action,
            Membership membership,
            MembershipState before,
            @Nullable MembershipState after,
            Instant at) {
        audit.record(new AuditEntry(
                membership.organization().value(),
                actor,
                action,
                "membership",
                membership.account() + "/" + membership.organization(),
                at,
                before,
                after,
                null));
    }
}
