package io.trialsuite.auth.sessions;

import io.trialsuite.auth.sessions.SessionEvent.OrganizationSelected;
import io.trialsuite.auth.sessions.SessionEvent.SessionRevoked;
import io.trialsuite.outbox.OutboxMessage;
import java.util.UUID;

final class SessionMessages {

    private SessionMessages() {}

    record OrganizationSelectedV1(UUID accountId, UUID organizationId) {

        static OrganizationSelectedV1 of(OrganizationSelected event) {
            return new OrganizationSelectedV1(
                    event.account().value(), event.organization().value());
        }
    }

    record RevokedV1(UUID sessionId, UUID accountId, String reasonCode) {

        static RevokedV1 of(SessionRevoked event) {
            return new RevokedV1(event.session().value(), event.account().value(), event.reason());
        }
    }

    static OutboxMessage of(SessionEvent event) {
        return switch (event) {
            case OrganizationSelected it ->
                OutboxMessage.of(
                                "auth.session.organization-selected.v1",
                                it.account(),
                                it.at(),
                                OrganizationSelectedV1.of(it))
                        .with("organizationid", it.organization());
            case SessionRevoked it ->
                OutboxMessage.of("auth.session.revoked.v1", it.account(), it.at(), RevokedV1.of(it));
        };
    }
}
