package io.trialsuite.auth.sessions;

import io.trialsuite.auth.memberships.MembershipView;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.util.List;

/** A right password leads into a session, or, for a person with several organizations, to a choice first. */
public sealed interface SignInOutcome permits SignInOutcome.SignedIn, SignInOutcome.SelectionOpen, SecondFactorOpen {

    record SignedIn(TokenView tokens) implements SignInOutcome {}

    record SelectionOpen(OpaqueToken pendingAuthentication, long expiresIn, List<MembershipView> memberships)
            implements SignInOutcome {}
}
