package io.trialsuite.consent.coverage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a participant was covered for a purpose at a moment.
 *
 * @param recordId by which consent; absent when they were not
 */
public record CoverageView(
        UUID participantRef,
        String purpose,
        Instant asOf,
        boolean covered,
        @Nullable UUID recordId,
        @Nullable UUID versionId,
        @Nullable Instant since) {}
