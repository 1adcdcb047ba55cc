package io.trialsuite.auth.sessions;

import io.trialsuite.auth.memberships.OrganizationId;

/**
 * A client wants to call a service for the person of a session.
 *
 * @param client who keeps the session
 */
public record ExchangeToken(SessionId session, String client, OrganizationId organization, String audience) {}
