package io.trialsuite.auth.organizations;

import io.trialsuite.problem.Conflict;

final class SlugTaken extends Conflict {

    private static final long serialVersionUID = 1L;

    SlugTaken() {
        super("slug-taken", "Another organization has this slug.");
    }
}
