package io.trialsuite.auth.sessions;

import io.trialsuite.auth.memberships.MembershipView;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.problem.Forbidden;
import java.util.UUID;

public final class OrganizationSelectionRequired extends Forbidden {

    private static final long serialVersionUID = 1L;

    private record Choice(UUID id, String name, Role role) {

        static Choice of(MembershipView membership) {
            return new Choice(membership.organizationId(), membership.organizationName(), membership.role());
        }
    }

    public OrganizationSelectionRequired(SignInOutcome.SelectionOpen open) {
        super("organization-selection-required", "You belong to several organizations; choose one.");
        put("pendingAuthenticationToken", open.pendingAuthentication());
        put("expiresIn", open.expiresIn());
        put("organizations", open.memberships().stream().map(Choice::of).toList());
    }
}
