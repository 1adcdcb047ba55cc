package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.DisplayName;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.tokens.OpaqueToken;

/** By somebody who has no account yet. */
public record JoinByInvitation(OpaqueToken link, DisplayName displayName, Password password) {}
