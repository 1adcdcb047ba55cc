package io.trialsuite.consent.documents;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class TitleTaken extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    TitleTaken(String title) {
        super("document-title-taken", "The study already has a document of this family titled " + title + ".");
    }
}
