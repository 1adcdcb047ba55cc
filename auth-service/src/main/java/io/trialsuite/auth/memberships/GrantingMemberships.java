package io.trialsuite.auth.memberships;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.AttemptThrottle;
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
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    GrantingMemberships(
            Memberships memberships,
            AccountDirectory accounts,
            RowVisibility visibility,
            AttemptThrottle throttle,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.visibility = visibility;
        this.throttle = throttle;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A wrong address stays charged although the call is refused: otherwise an owner could find out who has an account. */
    @Transactional(noRollbackFor = MemberUnknown.class)
    public AddedMember add(AddMembership command) {
        visibility.of(command.organization());
        var actor = memberships.require(command.actor(), command.organization());
        actor.authorizeGranting(command.role());
        var account = accountOf(command);
        grant(
                account,
                command.organization(),
                command.role(),
                clock.instant(),
                AuditActor.account(command.actor(), actor.role().name()));
        return new AddedMember(account, command.organization(), command.role());
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

    private AccountId accountOf(AddMembership command) {
        var key = "member-look-up:" + command.actor();
        var wait = throttle.charge(key);
        if (!wait.isZero()) {
            throw new TooManyLookUps(wait);
        }
        var account = accounts.byEmail(command.email()).orElseThrow(MemberUnknown::new);
        throttle.forget(key);
        return account;
    }

    private void grant(AccountId account, OrganizationId organization, Role role, Instant at, AuditActor actor) {
        accounts.lock(account);
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
