package io.trialsuite.gateway.relay.web;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

/** No service reads forms; taken apart by a servlet on the way, one would not even arrive as it was sent. */
final class FormRefused extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    FormRefused() {
        super("form-refused", "The APIs of the suite read JSON and files, no forms.");
    }
}
