package io.trialsuite.auth.invitations;

import io.trialsuite.problem.TooManyAttempts;
import java.time.Duration;

final class TooManyInvitations extends TooManyAttempts {

    private static final long serialVersionUID = 1L;

    TooManyInvitations(Duration wait) {
        super("too-many-attempts", "The organization has sent many invitations; wait before the next one.", wait);
    }
}
