package io.trialsuite.auth.studyroles;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who runs an organization seats a member in a study.
 *
 * @param sites empty for all of the study
 * @param until when the seat ends by itself
 */
public record AssignStudyRole(
        AccountId actor,
        OrganizationId organization,
        UUID study,
        AccountId account,
        Seat seat,
        List<UUID> sites,
        @Nullable Instant until) {

    public AssignStudyRole {
        sites = sites.stream().distinct().toList();
    }
}
