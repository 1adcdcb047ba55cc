package io.trialsuite.consent.requests;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

final class NotYoursToAnswer extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    NotYoursToAnswer() {
        super("not-yours-to-answer", "Only the one whose consent is asked for may do this.");
    }
}
