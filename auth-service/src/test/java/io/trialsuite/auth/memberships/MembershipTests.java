package io.trialsuite.auth.memberships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipTests {

    private static final AccountId KIM = AccountId.of("0193a1c2-7d10-7a01-8b10-5f0d3c2b1a01");
    private static final OrganizationId SEOUL = OrganizationId.of("0193a1c2-7d20-7a02-8b20-5f0d3c2b1a02");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void theFirstMembershipIsTheDefaultAndFurtherOnesAreNot() {
        assertThat(Membership.first(KIM, SEOUL, Role.MEMBER, NOW).isDefault()).isTrue();
        assertThat(Membership.further(KIM, SEOUL, Role.MEMBER, NOW).isDefault()).isFalse();
    }

    @Test
    void aNewMembershipIsAnnouncedWithItsFirstVersion() {
        assertThat(Membership.first(KIM, SEOUL, Role.ADMIN, NOW).added())
                .isEqualTo(new MembershipEvent.MembershipAdded(KIM, SEOUL, Role.ADMIN, NOW.toEpochMilli(), NOW));
    }

    @Test
    void whoComesBackHasAHigherVersionThanWhenTheyLeft() {
        var before = member(Role.ADMIN);
        assertThat(before.changeRole(Role.MEMBER, NOW)).isPresent();
        var left = before.removed(NOW.plusSeconds(1));

        var after = Membership.further(KIM, SEOUL, Role.MEMBER, NOW.plusSeconds(2));

        assertThat(after.state().version()).isGreaterThan(left.membershipVersion());
    }

    @ParameterizedTest
    @CsvSource({"OWNER, OWNER", "OWNER, ADMIN", "OWNER, MEMBER", "ADMIN, ADMIN", "ADMIN, MEMBER"})
    void rolesMayBeGrantedUpToOnesOwn(Role own, Role granted) {
        assertThatCode(() -> member(own).authorizeGranting(granted)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, OWNER", "MEMBER, OWNER", "MEMBER, ADMIN", "MEMBER, MEMBER"})
    void nobodyGrantsMoreThanTheyHoldAndMembersGrantNothing(Role own, Role granted) {
        assertThatThrownBy(() -> member(own).authorizeGranting(granted)).isInstanceOf(RoleInsufficient.class);
    }

    private static Membership member(Role role) {
        return Membership.first(KIM, SEOUL, role, NOW);
    }
}
