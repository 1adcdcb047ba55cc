package io.trialsuite.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** What a call to another service carries on, so that both sides' logs, spans and events belong together. */
public final class CorrelationHeaders {

    /** On every answer: what to quote when asking for help. */
    public static final String CORRELATION_ID = Correlation.HEADER;

    private CorrelationHeaders() {}

    /** Replaces whatever the caller's headers say by what was accepted of them. */
    public static void carryOn(HttpServletRequest request, HttpHeaders headers) {
        var correlation = Correlation.of(request);
        headers.set(CORRELATION_ID, correlation.correlationId());
        headers.set("traceparent", correlation.traceparent());
    }
}
