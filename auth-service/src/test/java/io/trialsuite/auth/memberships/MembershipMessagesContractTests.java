package io.trialsuite.auth.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.MembershipEvent.DefaultMembershipChanged;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipAdded;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipDeactivated;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipReactivated;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipRemoved;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipRoleChanged;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Arguments> changes() {
        var at = Instant.parse("2026-03-02T09:00:00Z");
        return Stream.of(
                Arguments.of("role-changed", new MembershipRoleChanged(KIM, SEOUL, Role.ADMIN, 2, at)),
                Arguments.of("reactivated", new MembershipReactivated(KIM, SEOUL, Role.MEMBER, 3, at)),
                Arguments.of("deactivated", new MembershipDeactivated(KIM, SEOUL, 2, at)),
                Arguments.of("removed", new MembershipRemoved(KIM, SEOUL, 2, at)),
                Arguments.of("default-changed", new DefaultMembershipChanged(KIM, SEOUL, at)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatBecomesOfAMembershipKeepsItsContract(String fact, MembershipEvent event) {
        var message = MembershipMessages.of(event);

        assertThat(message.type()).isEqualTo("auth.membership." + fact + ".v1");
        assertThat(message.subject()).isEqualTo(KIM.toString());
        assertThat(message.attributes()).containsEntry("organizationid", SEOUL.toString());
        Contracts.ofRepository().assertValid(message.type(), message.data());
    }
}
