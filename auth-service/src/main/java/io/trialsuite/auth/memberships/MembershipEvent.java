package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;

sealed interface MembershipEvent {

    record MembershipAdded(
            AccountId account, OrganizationId organization, Role role, long membershipVersion, Instant at)
            implements MembershipEvent {}
}
