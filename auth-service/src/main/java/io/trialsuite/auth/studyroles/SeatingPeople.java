package io.trialsuite.auth.studyroles;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.LeavingMembers;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.auth.memberships.RowVisibility;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives and takes seats in studies. The person is locked first, since a seat elsewhere decides about the next one. */
@Service
public class SeatingPeople implements LeavingMembers {

    private final StudyRoles roles;
    private final AccountDirectory accounts;
    private final MembershipDirectory memberships;
    private final GrantingMemberships granting;
    private final RowVisibility visibility;
    private final Outbox outbox;
    private final StudyRoleAudit audit;
    private final Clock clock;

    SeatingPeople(
            StudyRoles roles,
            AccountDirectory accounts,
            MembershipDirectory memberships,
            GrantingMemberships granting,
            RowVisibility visibility,
            Outbox outbox,
            StudyRoleAudit audit,
            Clock clock) {
        this.roles = roles;
        this.accounts = accounts;
        this.memberships = memberships;
        this.granting = granting;
        this.visibility = visibility;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public StudyRoleView assign(AssignStudyRole command) {
        var now = clock.instant();
        granting.authorize(command.actor(), command.organization(), Role.MEMBER);
        var assigned = new StudyRole(command, now);
        accounts.lock(command.account());
        if (memberships.find(command.account(), command.organization()).isEmpty()) {
            throw new StudyRoleNotFound();
        }
        visibility.of(command.account());
        visibility.of(command.organization());
        for (var role : roles.findOf(command.account(), command.study())) {
            if (role.forbids(command.seat(), now)) {
                throw new OtherSideOfBlinding();
            }
            if (role.occupies(command.seat(), command.organization())) {
                makeRoom(role, now);
            }
        }
        var saved = roles.saveAndFlush(assigned);
        outbox.append(StudyRoleMessages.of(saved.assigned()));
        audit.assigned(saved.view(), AuditActor.account(command.actor(), "ADMIN"), now);
        return saved.view();
    }

    /** One whose time is over stands in nobody's way. */
    private void makeRoom(StudyRole role, Instant now) {
        if (role.holds(now)) {
            throw new SeatTaken();
        }
        end(role, "over", AuditActor.system("time"), now);
        var ended = roles.saveAndFlush(role);
        visibility.of(ended.organization());
    }

    @Transactional
    public void end(EndStudyRole command) {
        granting.authorize(command.actor(), command.organization(), Role.MEMBER);
        var role = roles.lock(command.role(), command.organization(), command.study())
                .orElseThrow(StudyRoleNotFound::new);
        end(role, "taken-away", AuditActor.account(command.actor(), "ADMIN"), clock.instant());
    }

    /** In the transaction that ends the membership: nobody keeps a seat of an organization they have left. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(AccountId account, OrganizationId organization, Instant at) {
        visibility.of(organization);
        roles.lockOf(account, organization)
                .forEach(role -> end(role, "membership-ended", AuditActor.system("memberships"), at));
    }

    void end(StudyRole role, String reason, AuditActor actor, Instant at) {
        role.end(reason, at).ifPresent(ended -> {
            outbox.append(StudyRoleMessages.of(ended));
            audit.ended(role.view(), actor, reason, at);
        });
    }
}
