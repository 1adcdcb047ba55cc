package io.trialsuite.consent.questions;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class TooManyQuestions extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyQuestions(int most) {
        super("too-many-questions", "%d questions wait for an answer; please call the site.".formatted(most));
    }
}
