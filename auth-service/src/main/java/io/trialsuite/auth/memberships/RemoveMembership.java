package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;

/** By somebody else, or by the member, who leaves. */
public record RemoveMembership(AccountId actor, OrganizationId organization, AccountId member) {}
