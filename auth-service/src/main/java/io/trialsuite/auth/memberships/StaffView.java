package io.trialsuite.auth.memberships;

import java.time.Instant;
import java.util.UUID;

/** A membership as another service needs it: what somebody may do, not who they are. */
public record StaffView(UUID accountId, Role role, String status, long membershipVersion, Instant joinedAt) {}
