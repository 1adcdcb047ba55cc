package io.trialsuite.gateway.relay.web;

import io.trialsuite.problem.Unanswered;
import java.io.Serial;

/** The service got the call, and its answer did not come. */
final class ServiceSilent extends Unanswered {

    @Serial
    private static final long serialVersionUID = 1L;

    ServiceSilent() {
        super(
                "service-silent",
                "This part of the suite did not answer in time. Whether the request took effect is unknown: look before sending it"
                        + " again, or send it again with the same Idempotency-Key.");
    }
}
