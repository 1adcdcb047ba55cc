package io.trialsuite.auth.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationAccepted;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationCreated;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationDeclined;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationExpired;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationRevoked;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvitationMessagesContractTests {

    private static final InvitationId INVITATION = InvitationId.next();
    private static final OrganizationId SEOUL = OrganizationId.next();
    private static final AccountId KIM = AccountId.of("0193a1c2-7d10-7a01-8b10-5f0d3c2b1a01");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of("created", new InvitationCreated(INVITATION, SEOUL, "0".repeat(64), Role.ADMIN, NOW)),
                Arguments.of("accepted", new InvitationAccepted(INVITATION, SEOUL, KIM, NOW)),
                Arguments.of("declined", new InvitationDeclined(INVITATION, SEOUL, NOW)),
                Arguments.of("revoked", new InvitationRevoked(INVITATION, SEOUL, NOW)),
                Arguments.of("expired", new InvitationExpired(INVITATION, SEOUL, NOW)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void whatBecomesOfAnInvitationKeepsItsContract(String fact, InvitationEvent event) {
        var message = InvitationMessages.of(event);

        assertThat(message.type()).isEqualTo("auth.invitation." + fact + ".v1");
        assertThat(message.subject()).isEqualTo(INVITATION.toString());
        assertThat(message.attributes()).containsEntry("organizationid", SEOUL.toString());
        Contracts.ofRepository().assertValid(message.type(), message.data());
    }
}
