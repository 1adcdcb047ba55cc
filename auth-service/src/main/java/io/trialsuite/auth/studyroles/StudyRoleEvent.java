package io.trialsuite.auth.studyroles;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

sealed interface StudyRoleEvent {

    /**
     * Somebody has a seat.
     *
     * @param sites empty for all of the study
     */
    record StudyRoleAssigned(
            StudyRoleId role,
            AccountId account,
            OrganizationId organization,
            UUID study,
            Seat seat,
            List<UUID> sites,
            @Nullable Instant until,
            Instant at)
            implements StudyRoleEvent {}

    record StudyRoleEnded(
            StudyRoleId role,
            AccountId account,
            OrganizationId organization,
            UUID study,
            Seat seat,
            String reason,
            Instant at)
            implements StudyRoleEvent {}
}
