package io.trialsuite.auth.organizations;

import io.trialsuite.auth.accounts.AccountId;

public record RegisterOrganization(AccountId founder, Slug slug, OrganizationName name) {}
