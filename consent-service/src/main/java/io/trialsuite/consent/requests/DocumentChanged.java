package io.trialsuite.consent.requests;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class DocumentChanged extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    DocumentChanged() {
        super("document-changed", "The document that was shown is not the document to be signed; load it again.");
    }
}
