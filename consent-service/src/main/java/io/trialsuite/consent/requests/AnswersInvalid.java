package io.trialsuite.consent.requests;

import io.trialsuite.input.Finding;
import io.trialsuite.problem.Invalid;
import java.io.Serial;
import java.util.List;

final class AnswersInvalid extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    AnswersInvalid(List<Finding> findings) {
        super("answers-invalid", "Some answers are missing or cannot be taken.");
        put("errors", findings);
    }
}
