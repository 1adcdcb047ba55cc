package io.trialsuite.auth.memberships;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A membership as its person sees it.
 *
 * @param multiFactorRequired whether the organization wants a second factor
 * @param version rises with each change of role and status; goes into tokens, not into answers
 * @param standingVersion rises whenever the organization is halted or goes on; into tokens as well
 */
public record MembershipView(
        UUID organizationId,
        String organizationName,
        Role role,
        String status,
        boolean isDefault,
        @JsonIgnore boolean multiFactorRequired,
        @JsonIgnore long version,
        @JsonIgnore long standingVersion) {

    public OrganizationId organization() {
        return new OrganizationId(organizationId);
    }
}
