package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;

/** By somebody of the organization. */
public record DecideOnInvitation(AccountId actor, OrganizationId organization, InvitationId invitation) {}
