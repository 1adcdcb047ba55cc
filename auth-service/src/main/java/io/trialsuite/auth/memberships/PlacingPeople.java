package io.trialsuite.auth.memberships;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.outbox.Outbox;
import io.trialsuite.problem.ChangedMeanwhile;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where a person belongs, for clients that know of one place only. The rows that come of it are those that the triggers of the
 * move from one organization to many make of the same words.
 */
@Service
public class PlacingPeople {

    private static final int ATTEMPTS = 5;

    private final Memberships memberships;
    private final AccountDirectory accounts;
    private final RowVisibility visibility;
    private final ObjectProvider<LeavingMembers> leaving;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlacingPeople(
            Memberships memberships,
            AccountDirectory accounts,
            RowVisibility visibility,
            ObjectProvider<LeavingMembers> leaving,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.visibility = visibility;
        this.leaving = leaving;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The first place of somebody who has just been registered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void place(MovePerson command, Instant at) {
        memberships.requireOpen(command.organization());
        var membership = Membership.ofV1(command.account(), command.organization(), Role.MEMBER, at);
        add(membership, command.client(), at);
    }

    /** Begins anew when somebody else moves the person in between: the organization that is left must be locked before them. */
    public void move(MovePerson command) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (transaction.execute(status -> hasMoved(command, clock.instant()))) {
                return;
            }
        }
        throw new ChangedMeanwhile("The person is being moved by others; read where they are.");
    }

    private boolean hasMoved(MovePerson command, Instant now) {
        visibility.of(command.account());
        var home = memberships.findHome(command.account()).orElseThrow(MembershipNotFound::new);
        visibility.of(home);
        if (memberships.lockOrganization(home.value()).isEmpty()) {
            throw new MembershipNotFound();
        }
        accounts.lockForJoining(command.account());
        var here =
                memberships.findById(new MembershipId(command.account(), home)).filter(Membership::isDefault);
        if (here.isEmpty()) {
            return false;
        }
        if (!home.equals(command.organization())) {
            memberships.requireOpen(command.organization());
            var role = here.get().role();
            leave(here.get(), command.client(), now);
            arrive(command, role, now);
        }
        return true;
    }

    private void leave(Membership here, String client, Instant now) {
        var before = here.state();
        here.standBack();
        if (here.isOfV1()) {
            outbox.append(MembershipMessages.of(here.removed(now)));
            leaving.forEach(it -> it.left(here.account(), here.organization(), now));
            memberships.delete(here);
        }
        memberships.flush();
        if (here.isOfV1() && before.role() == Role.OWNER && !memberships.existsOwner(here.organization())) {
            throw new LastOwner();
        }
        record(client, here.isOfV1() ? "auth.membership.removed" : "auth.membership.left", here, before, now);
    }

    private void arrive(MovePerson command, Role role, Instant now) {
        visibility.of(command.organization());
        var known = memberships.findById(new MembershipId(command.account(), command.organization()));
        if (known.isEmpty()) {
            add(Membership.ofV1(command.account(), command.organization(), role, now), command.client(), now);
            return;
        }
        var there = known.get();
        var before = there.state();
        there.changeRole(role, now).ifPresent(it -> outbox.append(MembershipMessages.of(it)));
        there.reactivate(now).ifPresent(it -> outbox.append(MembershipMessages.of(it)));
        outbox.append(MembershipMessages.of(there.becomeDefault(now)));
        memberships.flush();
        record(command.client(), "auth.membership.changed", there, before, now);
    }

    private void add(Membership membership, String client, Instant now) {
        visibility.of(membership.organization());
        outbox.append(MembershipMessages.of(memberships.saveAndFlush(membership).added()));
        record(client, "auth.membership.added", membership, null, now);
    }

    private void record(
            String client, String action, Membership membership, @Nullable MembershipState before, Instant at) {
        audit.record(new AuditEntry(
                membership.organization().value(),
                AuditActor.system(client),
                action,
                "membership",
                membership.account() + "/" + membership.organization(),
                at,
                before,
                action.endsWith("removed") ? null : membership.state(),
                null));
    }
}
