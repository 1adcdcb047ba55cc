package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import java.util.Optional;

/** A person with a live session, as proved by an access token for this service; a controller takes it as a parameter. */
public record Visitor(AccountId account, SessionId session, Optional<OrganizationId> organization) {}
