package io.trialsuite.consent.questions;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class QuestionOpen extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    QuestionOpen() {
        super("question-open", "A question was to be answered before the signature, and is not yet.");
    }
}
