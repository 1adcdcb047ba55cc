package io.trialsuite.auth.memberships;

import org.jspecify.annotations.Nullable;

/**
 * Which members are listed.
 *
 * @param status ACTIVE or INACTIVE; null for both
 * @param role null for every role
 */
public record MemberFilter(
        @Nullable String status, @Nullable Role role) {

    public static final MemberFilter ACTIVE = new MemberFilter("ACTIVE", null);
}
