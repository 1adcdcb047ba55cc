package io.trialsuite.auth.memberships;

import java.time.Instant;
import java.util.UUID;

/**
 * A membership as the organization sees it.
 *
 * @param version goes into {@code If-Match} of a change
 */
public record MemberView(
        UUID accountId, String email, String displayName, Role role, String status, Instant joinedAt, long version) {}
