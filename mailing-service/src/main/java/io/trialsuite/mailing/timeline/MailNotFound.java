package io.trialsuite.mailing.timeline;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class MailNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    MailNotFound() {
        super("mail-not-found", "There is no such mail in this organization.");
    }
}
