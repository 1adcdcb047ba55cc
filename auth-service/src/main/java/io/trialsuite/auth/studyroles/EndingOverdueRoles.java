package io.trialsuite.auth.studyroles;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.RowVisibility;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A seat is over when its time has come; this only says so to others, each in a transaction of its own organization. */
@Service
class EndingOverdueRoles {

    private static final int BITE = 100;

    private final StudyRoles roles;
    private final SeatingPeople seating;
    private final RowVisibility visibility;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EndingOverdueRoles(
            StudyRoles roles,
            SeatingPeople seating,
            RowVisibility visibility,
            TransactionTemplate transaction,
            Clock clock) {
        this.roles = roles;
        this.seating = seating;
        this.visibility = visibility;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void endOverdueOnes() {
        var now = clock.instant();
        for (var over = over(now); !over.isEmpty(); over = over(now)) {
            over.forEach(role -> transaction.executeWithoutResult(status -> end(role, now)));
        }
    }

    private List<StudyRoleView> over(Instant now) {
        return transaction.execute(status -> {
            visibility.ofOverdue(now);
            return roles.findOver(now, Limit.of(BITE)).stream()
                    .map(StudyRole::view)
                    .toList();
        });
    }

    private void end(StudyRoleView over, Instant now) {
        var organization = new OrganizationId(over.organizationId());
        visibility.of(organization);
        roles.lock(new StudyRoleId(over.id()), organization, over.studyId())
                .filter(role -> !role.holds(now))
                .ifPresent(role -> seating.end(role, "over", AuditActor.system("time"), now));
    }
}
