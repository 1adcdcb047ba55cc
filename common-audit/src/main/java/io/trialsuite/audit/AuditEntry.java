package io.trialsuite.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail (21 CFR 11.10(e): who, what, when, and what it was before).
 *
 * @param organizationId the stream: one chain per organization
 * @param actor who did it
 * @param action the fact, such as {@code consent.request.declined}
 * @param entityType kind of record, such as {@code consent-request}
 * @param entityId identity of the record
 * @param before the record's relevant state before the change, written as JSON; null when there was none
 * @param after the state after the change; null when nothing remains
 * @param reason why, where the process asks for a reason
 */
public record AuditEntry(
        UUID organizationId,
        AuditActor actor,
        String action,
        String entityType,
        String entityId,
        Instant at,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable String reason) {}
