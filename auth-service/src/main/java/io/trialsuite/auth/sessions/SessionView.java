package io.trialsuite.auth.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its person sees it.
 *
 * @param current the one that asks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionView(
        UUID id,
        @Nullable UUID organizationId,
        Instant authenticatedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        boolean current) {}
