package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;

public record AddMembership(AccountId actor, OrganizationId organization, Newcomer newcomer, Role role) {}
