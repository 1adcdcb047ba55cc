package io.trialsuite.auth.invitations;

import io.trialsuite.auth.memberships.Role;
import java.time.Instant;

/**
 * An invitation as whoever holds its link sees it.
 *
 * @param hasAccount whether to log in and accept, or to register; told only to who reads mail at the address
 */
public record OpenInvitation(String organizationName, String email, Role role, Instant expiresAt, boolean hasAccount) {

    @Override
    public String toString() {
        return "OpenInvitation[hidden]";
    }
}
