package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;

public record AddedMember(AccountId accountId, OrganizationId organizationId, Role role) {}
