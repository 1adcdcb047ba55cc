package io.trialsuite.auth.sessions;

import io.trialsuite.auth.memberships.OrganizationId;

public record SwitchOrganization(Visitor visitor, OrganizationId organization) {}
