package io.trialsuite.mailing.templates;

import java.io.Serial;

/** The mail cannot be written as asked, now or ever: nothing must be sent. */
public final class RenderingFailed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    RenderingFailed(String reason) {
        super(reason);
    }
}
