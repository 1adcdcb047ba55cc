package io.trialsuite.auth.memberships;

/** How a membership stands; what the trail keeps of one before and after a change. */
public record MembershipState(Role role, String status, boolean isDefault, long version) {}
