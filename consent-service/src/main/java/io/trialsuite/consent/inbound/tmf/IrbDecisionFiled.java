package io.trialsuite.consent.inbound.tmf;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our copy of {@code tmf.irb-decision.filed.v1}. */
record IrbDecisionFiled(
        String approvalNo,
        String decision,
        Instant effectiveFrom,
        @Nullable Instant effectiveTo,
        List<UUID> documentVersionRefs,
        List<UUID> siteIds) {}
