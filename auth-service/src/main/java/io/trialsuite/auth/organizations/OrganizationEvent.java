package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import java.time.Instant;

sealed interface OrganizationEvent {

    record OrganizationRegistered(OrganizationId organization, String slug, Instant at) implements OrganizationEvent {}

    record SecurityChanged(OrganizationId organization, boolean multiFactorRequired, Instant at)
            implements OrganizationEvent {}

    /** The version is higher than that of any token issued before, here and below. */
    record OrganizationSuspended(OrganizationId organization, long standingVersion, Instant at)
            implements OrganizationEvent {}

    record OrganizationReactivated(OrganizationId organization, long standingVersion, Instant at)
            implements OrganizationEvent {}

    record OrganizationClosed(OrganizationId organization, long standingVersion, Instant at)
            implements OrganizationEvent {}
}
