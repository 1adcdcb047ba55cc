package io.trialsuite.auth.sessions;

import io.trialsuite.auth.sessions.SessionEvent.OrganizationSelected;
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

    static OutboxMessage of(SessionEvent event) {
        return switch (event) {
            case OrganizationSelected it ->
                OutboxMessage.of(
                                "auth.session.organization-selected.v1",
                                it.account(),
                                it.at(),
                                OrganizationSelectedV1.of(it))
                        .with("organizationid", it.organization());
        };
    }
}
