package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import java.time.Instant;

sealed interface InvitationEvent {

    InvitationId invitation();

    OrganizationId organization();

    Instant at();

    /** The address is told as a digest only. */
    record InvitationCreated(
            InvitationId invitation, OrganizationId organization, String emailSha256, Role role, Instant at)
            implements InvitationEvent {}

    record InvitationAccepted(InvitationId invitation, OrganizationId organization, AccountId account, Instant at)
            implements InvitationEvent {}

    record InvitationDeclined(InvitationId invitation, OrganizationId organization, Instant at)
            implements InvitationEvent {}

    record InvitationRevoked(InvitationId invitation, OrganizationId organization, Instant at)
            implements InvitationEvent {}

    record InvitationExpired(InvitationId invitation, OrganizationId organization, Instant at)
            implements InvitationEvent {}
}
