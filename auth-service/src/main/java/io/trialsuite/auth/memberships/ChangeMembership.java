package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What an actor wants to be different about a member.
 *
 * @param version of the membership as the actor has read it
 * @param role null leaves it
 * @param active null leaves it
 */
public record ChangeMembership(
        AccountId actor,
        OrganizationId organization,
        AccountId member,
        long version,
        @Nullable Role role,
        @Nullable Boolean active) {}
