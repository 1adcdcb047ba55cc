package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;

/**
 * A client of v1 says where somebody belongs from now on.
 *
 * @param client who says so
 */
public record MovePerson(AccountId account, OrganizationId organization, String client) {}
