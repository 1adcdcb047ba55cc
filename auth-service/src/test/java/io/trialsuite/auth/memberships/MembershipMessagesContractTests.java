package io.trialsuite.auth.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipAdded;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MembershipMessagesContractTests {

    private static final AccountId KIM = AccountId.of("0193a1c2-7d10-7a01-8b10-5f0d3c2b1a01");
    private static final OrganizationId SEOUL = OrganizationId.of("0193a1c2-7d20-7a02-8b20-5f0d3c2b1a02");

    @ParameterizedTest
    @EnumSource(Role.class)
    void anAddedMembershipKeepsItsContract(Role role) {
        var message =
                MembershipMessages.of(new MembershipAdded(KIM, SEOUL, role, 1, Instant.parse("2026-03-02T09:00:00Z")));

        assertThat(message.subject()).isEqualTo(KIM.toString());
        assertThat(message.attributes()).containsEntry("organizationid", SEOUL.toString());
        Contracts.ofRepository().assertValid("auth.membership.added.v1", message.data());
    }
}
