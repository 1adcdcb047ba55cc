package io.trialsuite.consent.requests;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

final class NotOnThisDevice extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    NotOnThisDevice() {
        super("not-on-this-device", "This was opened on another device.");
    }
}
