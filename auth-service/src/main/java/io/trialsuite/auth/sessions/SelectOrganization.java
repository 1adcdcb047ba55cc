package io.trialsuite.auth.sessions;

import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.tokens.OpaqueToken;

public record SelectOrganization(OpaqueToken pendingAuthentication, OrganizationId organization) {}
