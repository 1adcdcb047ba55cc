package io.trialsuite.consent.reconsent;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class DueDatePast extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    DueDatePast() {
        super("due-date-past", "The day until which they have to answer is over.");
    }
}
