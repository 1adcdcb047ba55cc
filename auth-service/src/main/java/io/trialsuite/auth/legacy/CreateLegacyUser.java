package io.trialsuite.auth.legacy;

import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.memberships.OrganizationId;

/**
 * A person with one organization, without a password yet.
 *
 * @param client which service client asks for it
 */
public record CreateLegacyUser(EmailAddress email, OrganizationId organization, String client) {}
