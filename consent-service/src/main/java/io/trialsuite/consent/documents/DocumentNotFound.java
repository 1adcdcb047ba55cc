package io.trialsuite.consent.documents;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class DocumentNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    DocumentNotFound(DocumentId document) {
        super("document-not-found", "There is no consent document " + document + ".");
    }
}
