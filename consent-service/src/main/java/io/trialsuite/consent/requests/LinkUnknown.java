package io.trialsuite.consent.requests;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

public final class LinkUnknown extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    public LinkUnknown() {
        super("link-unknown", "This link does not lead to a consent request.");
    }
}
