package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationClosed;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationReactivated;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationRegistered;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationSuspended;
import io.trialsuite.auth.organizations.OrganizationEvent.SecurityChanged;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;

final class OrganizationMessages {

    private OrganizationMessages() {}

    record RegisteredV1(UUID organizationId, String slug) {

        static RegisteredV1 of(OrganizationRegistered event) {
            return new RegisteredV1(event.organization().value(), event.slug());
        }
    }

    record SecurityV1(UUID organizationId, boolean multiFactorRequired) {

        static SecurityV1 of(SecurityChanged event) {
            return new SecurityV1(event.organization().value(), event.multiFactorRequired());
        }
    }

    /** Suspended, reactivated or closed, as the type says. */
    record StandingV1(UUID organizationId, long standingVersion) {}

    static OutboxMessage of(OrganizationEvent event) {
        return switch (event) {
            case OrganizationRegistered it ->
                OutboxMessage.of("auth.organization.registered.v1", it.organization(), it.at(), RegisteredV1.of(it))
                        .with("organizationid", it.organization());
            case SecurityChanged it ->
                OutboxMessage.of("auth.organization.security-changed.v1", it.organization(), it.at(), SecurityV1.of(it))
                        .with("organizationid", it.organization());
            case OrganizationSuspended it ->
                standing("auth.organization.suspended.v1", it.organization(), it.standingVersion(), it.at());
            case OrganizationReactivated it ->
                standing("auth.organization.reactivated.v1", it.organization(), it.standingVersion(), it.at());
            case OrganizationClosed it ->
                standing("auth.organization.closed.v1", it.organization(), it.standingVersion(), it.at());
        };
    }

    private static OutboxMessage standing(String type, OrganizationId organization, long version, Instant at) {
        return OutboxMessage.of(type, organization, at, new StandingV1(organization.value(), version))
                .with("organizationid", organization);
    }
}
