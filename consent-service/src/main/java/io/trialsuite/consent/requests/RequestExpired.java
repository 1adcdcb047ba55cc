package io.trialsuite.consent.requests;

import io.trialsuite.problem.Gone;
import java.io.Serial;

final class RequestExpired extends Gone {

    @Serial
    private static final long serialVersionUID = 1L;

    RequestExpired() {
        super("request-expired", "The time to answer this request is over; the study site can send a new one.");
    }
}
