package io.trialsuite.consent.documents;

import io.trialsuite.input.Finding;
import io.trialsuite.problem.Invalid;
import java.io.Serial;
import java.util.List;

final class ContentInvalid extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    ContentInvalid(List<Finding> findings) {
        super("content-invalid", "The content of the version breaks " + findings.size() + " rules.");
        put("errors", findings);
    }
}
