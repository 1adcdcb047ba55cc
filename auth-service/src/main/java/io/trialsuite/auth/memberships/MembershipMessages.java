package io.trialsuite.auth.memberships;

import io.trialsuite.auth.memberships.MembershipEvent.MembershipAdded;
import io.trialsuite.outbox.OutboxMessage;
import java.util.UUID;

final class MembershipMessages {

    private MembershipMessages() {}

    record AddedV1(UUID accountId, UUID organizationId, Role role, long membershipVersion) {

        static AddedV1 of(MembershipAdded event) {
            return new AddedV1(
                    event.account().value(), event.organization().value(), event.role(), event.membershipVersion());
        }
    }

    static OutboxMessage of(MembershipEvent event) {
        return switch (event) {
            case MembershipAdded it ->
                OutboxMessage.of("auth.membership.added.v1", it.account(), it.at(), AddedV1.of(it))
                        .with("organizationid", it.organization());
        };
    }
}
