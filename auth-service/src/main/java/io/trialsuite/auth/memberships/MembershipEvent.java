package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;

sealed interface MembershipEvent {

    record MembershipAdded(
            AccountId account, OrganizationId organization, Role role, long membershipVersion, Instant at)
            implements MembershipEvent {}

    /** The version is that of the membership after the change, here and below. */
    record MembershipRoleChanged(
            AccountId account, OrganizationId organization, Role role, long membershipVersion, Instant at)
            implements MembershipEvent {}

    record MembershipDeactivated(AccountId account, OrganizationId organization, long membershipVersion, Instant at)
            implements MembershipEvent {}

    record MembershipReactivated(
            AccountId account, OrganizationId organization, Role role, long membershipVersion, Instant at)
            implements MembershipEvent {}

    /** The version is higher than that of any token issued for the membership. */
    record MembershipRemoved(AccountId account, OrganizationId organization, long membershipVersion, Instant at)
            implements MembershipEvent {}

    /** Where the person lands by default from now on. */
    record DefaultMembershipChanged(AccountId account, OrganizationId organization, Instant at)
            implements MembershipEvent {}
}
