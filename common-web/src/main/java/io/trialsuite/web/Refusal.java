package io.trialsuite.web;

import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A refusal that only HTTP knows: a missing header, a malformed cursor, a body that is too large. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient HttpHeaders headers = new HttpHeaders();

    Refusal(HttpStatus status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    Refusal with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    ProblemDocument document() {
        return ProblemDocument.of(status, code, String.valueOf(getMessage()));
    }

    HttpHeaders headers() {
        return headers;
    }
}
