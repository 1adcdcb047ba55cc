package io.trialsuite.consent.requests;

import io.trialsuite.problem.Gone;
import java.io.Serial;

public final class RequestNoLongerOffered extends Gone {

    @Serial
    private static final long serialVersionUID = 1L;

    public RequestNoLongerOffered() {
        super("request-cancelled", "This request was ended; the study site can say why.");
    }
}
