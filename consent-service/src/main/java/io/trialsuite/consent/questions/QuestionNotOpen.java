package io.trialsuite.consent.questions;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class QuestionNotOpen extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    QuestionNotOpen() {
        super("question-not-open", "The request has no such question that waits for an answer.");
    }
}
