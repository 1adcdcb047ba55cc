package io.trialsuite.mailing.alerts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One alert as it is posted.
 *
 * @param recipient masked when the alert was raised: Slack never sees an address
 */
public record Alert(
        UUID id,
        UUID organizationId,
        UUID mailId,
        AlertKind kind,
        String template,
        String recipient,
        String reasonCode,
        @Nullable String smtpStatus,
        @Nullable String diagnostic,
        String referenceKind,
        String referenceId,
        int tries,
        Instant occurredAt,
        Instant raisedAt) {}
