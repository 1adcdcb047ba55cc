package io.trialsuite.auth.invitations;

import io.trialsuite.auth.invitations.InvitationEvent.InvitationAccepted;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationCreated;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationDeclined;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationExpired;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationRevoked;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.outbox.OutboxMessage;
import java.util.UUID;

final class InvitationMessages {

    private InvitationMessages() {}

    record CreatedV1(UUID invitationId, UUID organizationId, String emailSha256, Role role) {}

    record AcceptedV1(UUID invitationId, UUID organizationId, UUID accountId) {}

    /** Nobody came of it. */
    record EndedV1(UUID invitationId, UUID organizationId) {

        static EndedV1 of(InvitationEvent event) {
            return new EndedV1(event.invitation().value(), event.organization().value());
        }
    }

    static OutboxMessage of(InvitationEvent event) {
        return switch (event) {
            case InvitationCreated it ->
                message(
                        it,
                        "created",
                        new CreatedV1(it.invitation().value(), it.organization().value(), it.emailSha256(), it.role()));
            case InvitationAccepted it ->
                message(
                        it,
                        "accepted",
                        new AcceptedV1(
                                it.invitation().value(),
                                it.organization().value(),
                                it.account().value()));
            case InvitationDeclined it -> message(it, "declined", EndedV1.of(it));
            case InvitationRevoked it -> message(it, "revoked", EndedV1.of(it));
            case InvitationExpired it -> message(it, "expired", EndedV1.of(it));
        };
    }

    private static OutboxMessage message(InvitationEvent event, String fact, Object data) {
        return OutboxMessage.of("auth.invitation." + fact + ".v1", event.invitation(), event.at(), data)
                .with("organizationid", event.organization());
    }
}
