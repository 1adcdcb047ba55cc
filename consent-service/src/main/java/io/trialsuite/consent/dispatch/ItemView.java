package io.trialsuite.consent.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record ItemView(
        UUID participantRef,
        String subjectNo,
        ItemStatus status,
        @Nullable String reason,
        @Nullable UUID requestId,
        @Nullable Instant settledAt) {}
