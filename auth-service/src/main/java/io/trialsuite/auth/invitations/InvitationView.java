package io.trialsuite.auth.invitations;

import io.trialsuite.auth.memberships.Role;
import java.time.Instant;

/** An invitation as those who invite see it. */
public record InvitationView(
        InvitationId id, String email, Role role, String state, Instant invitedAt, Instant expiresAt) {

    @Override
    public String toString() {
        return "InvitationView[" + id + "]";
    }
}
