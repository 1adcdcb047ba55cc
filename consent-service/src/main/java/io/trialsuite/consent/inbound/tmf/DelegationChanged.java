package io.trialsuite.consent.inbound.tmf;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our copy of {@code tmf.delegation.changed.v1}. */
record DelegationChanged(
        UUID personRef,
        UUID siteId,
        List<String> taskCodes,
        Instant from,
        @Nullable Instant to) {}
