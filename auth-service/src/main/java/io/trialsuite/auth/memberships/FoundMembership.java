package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;

/** Makes the person who registers an organization its first owner. */
public record FoundMembership(AccountId founder, OrganizationId organization, Instant at) {}
