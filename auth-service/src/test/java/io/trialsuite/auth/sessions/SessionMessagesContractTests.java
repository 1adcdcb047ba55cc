package io.trialsuite.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.SessionEvent.OrganizationSelected;
import io.trialsuite.auth.sessions.SessionEvent.SessionRevoked;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMessagesContractTests {

    private static final AccountId KIM = AccountId.of("0193a1c2-7d10-7a01-8b10-5f0d3c2b1a01");
    private static final OrganizationId SEOUL = OrganizationId.of("0193a1c2-7d20-7a02-8b20-5f0d3c2b1a02");

    @Test
    void aChosenOrganizationKeepsItsContract() {
        var message = SessionMessages.of(new OrganizationSelected(KIM, SEOUL, Instant.parse("2026-03-02T09:00:00Z")));

        assertThat(message.subject()).isEqualTo(KIM.toString());
        assertThat(message.attributes()).containsEntry("organizationid", SEOUL.toString());
        Contracts.ofRepository().assertValid("auth.session.organization-selected.v1", message.data());
    }

    @Test
    void aRevokedSessionKeepsItsContract() {
        for (var reason : List.of("logout", "refresh-token-reused", "password-reset", "password-changed", "revoked")) {
            var revoked = new SessionRevoked(
                    SessionId.next(), AccountId.of("0193a1c2-7d10-7a01-8b10-5f0d3c2b1a01"), reason, Instant.EPOCH);
            var message = SessionMessages.of(revoked);

            assertThat(message.subject()).isEqualTo(revoked.account().toString());
            Contracts.ofRepository().assertValid("auth.session.revoked.v1", message.data());
        }
    }
}
