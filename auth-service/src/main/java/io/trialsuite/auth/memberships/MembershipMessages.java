package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.MembershipEvent.DefaultMembershipChanged;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipAdded;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipDeactivated;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipReactivated;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipRemoved;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipRoleChanged;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;

final class MembershipMessages {

    private MembershipMessages() {}

    /** With the role that the person has from now on. */
    record WithRoleV1(UUID accountId, UUID organizationId, Role role, long membershipVersion) {}

    /** The person may do nothing there from now on. */
    record WithoutRoleV1(UUID accountId, UUID organizationId, long membershipVersion) {}

    record DefaultV1(UUID accountId, UUID organizationId) {}

    static OutboxMessage of(MembershipEvent event) {
        return switch (event) {
            case MembershipAdded it ->
                message(
                        "auth.membership.added.v1",
                        it.account(),
                        it.organization(),
                        it.at(),
                        withRole(it.account(), it.organization(), it.role(), it.membershipVersion()));
            case MembershipRoleChanged it ->
                message(
                        "auth.membership.role-changed.v1",
                        it.account(),
                        it.organization(),
                        it.at(),
                        withRole(it.account(), it.organization(), it.role(), it.membershipVersion()));
            case MembershipReactivated it ->
                message(
                        "auth.membership.reactivated.v1",
                        it.account(),
                        it.organization(),
                        it.at(),
                        withRole(it.account(), it.organization(), it.role(), it.membershipVersion()));
            case MembershipDeactivated it ->
                message(
                        "auth.membership.deactivated.v1",
                        it.account(),
                        it.organization(),
                        it.at(),
                        withoutRole(it.account(), it.organization(), it.membershipVersion()));
            case MembershipRemoved it ->
                message(
                        "auth.membership.removed.v1",
                        it.account(),
                        it.organization(),
                        it.at(),
                        withoutRole(it.account(), it.organization(), it.membershipVersion()));
            case DefaultMembershipChanged it ->
                message(
                        "auth.membership.default-changed.v1",
                        it.account(),
                        it.organization(),
                        it.at(),
                        new DefaultV1(it.account().value(), it.organization().value()));
        };
    }

    private static WithRoleV1 withRole(AccountId account, OrganizationId organization, Role role, long version) {
        return new WithRoleV1(account.value(), organization.value(), role, version);
    }

    private static WithoutRoleV1 withoutRole(AccountId account, OrganizationId organization, long version) {
        return new WithoutRoleV1(account.value(), organization.value(), version);
    }

    private static OutboxMessage message(
            String type, AccountId account, OrganizationId organization, Instant at, Object data) {
        return OutboxMessage.of(type, account, at, data).with("organizationid", organization);
    }
}
