package io.trialsuite.auth.memberships;

import java.time.Instant;
import java.util.UUID;

/** A membership as the organization sees it. */
public record MemberView(
        UUID accountId, String email, String displayName, Role role, String status, Instant joinedAt) {}
