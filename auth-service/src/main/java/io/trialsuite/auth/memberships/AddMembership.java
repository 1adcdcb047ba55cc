package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;

public record AddMembership(AccountId actor, OrganizationId organization, EmailAddress email, Role role) {}
