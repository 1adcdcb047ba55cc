package io.trialsuite.auth.sessions;

import io.trialsuite.auth.memberships.OrganizationId;

public record SelectOrganization(OpaqueToken pendingAuthentication, OrganizationId organization) {}
