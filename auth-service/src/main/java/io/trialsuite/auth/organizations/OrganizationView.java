package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;

public record OrganizationView(OrganizationId id, String slug, String name) {}
