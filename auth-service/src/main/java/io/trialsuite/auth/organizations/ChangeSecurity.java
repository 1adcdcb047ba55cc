package io.trialsuite.auth.organizations;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;

/**
 * An owner decides what a login must prove.
 *
 * @param version of the settings that the owner has read
 */
public record ChangeSecurity(AccountId actor, OrganizationId organization, boolean multiFactorRequired, long version) {}
