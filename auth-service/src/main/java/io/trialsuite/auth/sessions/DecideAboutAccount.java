package io.trialsuite.auth.sessions;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.auth.accounts.AccountId;

/**
 * Somebody decides whether a person may go on.
 *
 * @param by the service client that carries it out for an operator, or the person
 * @param reason for the trail
 */
public record DecideAboutAccount(AccountId account, AuditActor by, String reason) {}
