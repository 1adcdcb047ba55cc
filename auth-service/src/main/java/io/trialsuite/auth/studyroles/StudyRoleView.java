package io.trialsuite.auth.studyroles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seat that somebody has now.
 *
 * @param siteIds the sites it is for; empty for all of the study
 * @param until when it ends by itself; null for as long as nobody ends it
 */
public record StudyRoleView(
        UUID id,
        UUID organizationId,
        UUID studyId,
        UUID accountId,
        Seat seat,
        List<UUID> siteIds,
        UUID assignedBy,
        Instant assignedAt,
        @Nullable Instant until) {

    public StudyRoleView {
        siteIds = List.copyOf(siteIds);
    }
}
