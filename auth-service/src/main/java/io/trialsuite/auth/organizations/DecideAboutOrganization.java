package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;

/**
 * An operator decides about an organization.
 *
 * @param by the service client that carries it out
 * @param reason for the trail
 */
public record DecideAboutOrganization(OrganizationId organization, String by, String reason) {}
