package io.trialsuite.auth.sessions;

import io.trialsuite.problem.Forbidden;

final class AudienceRefused extends Forbidden {

    private static final long serialVersionUID = 1L;

    AudienceRefused() {
        super("audience-refused", "No tokens are issued for this audience.");
    }
}
