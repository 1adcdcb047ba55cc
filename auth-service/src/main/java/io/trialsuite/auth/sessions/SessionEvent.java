package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import java.time.Instant;

sealed interface SessionEvent {

    record OrganizationSelected(AccountId account, OrganizationId organization, Instant at) implements SessionEvent {}

    /** Ended before its time; tokens of it may still be about. */
    record SessionRevoked(SessionId session, AccountId account, String reason, Instant at) implements SessionEvent {}
}
