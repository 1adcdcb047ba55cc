package io.trialsuite.auth.organizations;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

/** Nobody closes an organization by a slip of the finger. */
final class SlugMismatch extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    SlugMismatch() {
        super("slug-mismatch", "Type the organization's slug to close it.");
    }
}
