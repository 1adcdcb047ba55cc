package io.trialsuite.auth.studyroles;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.RowVisibility;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class StudyRoleDirectory {

    private final StudyRoles roles;
    private final MembershipDirectory memberships;
    private final RowVisibility visibility;
    private final Clock clock;

    StudyRoleDirectory(StudyRoles roles, MembershipDirectory memberships, RowVisibility visibility, Clock clock) {
        this.roles = roles;
        this.memberships = memberships;
        this.visibility = visibility;
        this.clock = clock;
    }

    /** Who sits where in a study, for members of the organization. */
    @Transactional(readOnly = true)
    public List<StudyRoleView> of(AccountId reader, OrganizationId organization, UUID study) {
        return in(memberships.require(reader, organization).organization(), study);
    }

    /** The same for a service. */
    @Transactional(readOnly = true)
    public List<StudyRoleView> in(OrganizationId organization, UUID study) {
        visibility.of(organization);
        return roles.findIn(organization, study, clock.instant()).stream()
                .map(StudyRole::view)
                .toList();
    }

    /** Every seat that a person has, in whatever organization. */
    @Transactional(readOnly = true)
    public List<StudyRoleView> of(AccountId account) {
        visibility.of(account);
        return roles.findHeld(account, clock.instant()).stream()
                .map(StudyRole::view)
                .toList();
    }
}
