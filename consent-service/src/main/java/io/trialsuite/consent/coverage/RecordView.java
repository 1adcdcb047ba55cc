package io.trialsuite.consent.coverage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent that was given, as it stands now.
 *
 * @param holding what was granted and not taken back since
 */
public record RecordView(
        UUID recordId,
        UUID versionId,
        String family,
        Instant validFrom,
        Set<String> granted,
        Set<String> refused,
        Set<String> holding,
        RecordState state,
        @Nullable VoidReason voidReason,
        @Nullable Instant voidedAt,
        List<Withdrawn> withdrawals) {

    /** What was taken back, and when. */
    public record Withdrawn(Set<String> purposes, Instant at) {}
}
