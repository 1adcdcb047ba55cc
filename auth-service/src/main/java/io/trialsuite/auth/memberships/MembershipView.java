package io.trialsuite.auth.memberships;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A membership as its person sees it.
 *
 * @param multiFactorRequired whether the organization wants a second factor
 * @param version counts changes of role and status; goes into tokens, not into answers
 */
public record MembershipView(
        UUID organizationId,
        String organizationName,
        Role role,
        String status,
        boolean isDefault,
        @JsonIgnore boolean multiFactorRequired,
        @JsonIgnore long version) {

    public OrganizationId organization() {
        return new OrganizationId(organizationId);
    }
}
