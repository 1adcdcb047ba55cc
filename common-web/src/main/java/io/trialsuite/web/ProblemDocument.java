package io.trialsuite.web;

import io.trialsuite.problem.Conflict;
import io.trialsuite.problem.Forbidden;
import io.trialsuite.problem.Gone;
import io.trialsuite.problem.Invalid;
import io.trialsuite.problem.NotFound;
import io.trialsuite.problem.Problem;
import io.trialsuite.problem.TooManyAttempts;
import io.trialsuite.problem.Unanswered;
import io.trialsuite.problem.Unauthenticated;
import io.trialsuite.problem.Unavailable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The members of one RFC 9457 document, before the trace id joins them. */
record ProblemDocument(
        HttpStatus status, String code, String detail, List<FieldError> errors, Map<String, Object> properties) {

    private static final String TYPES = "https://trialsuite.example/problems/";

    /**
     * One wrong part of the request.
     *
     * @param pointer JSON pointer into the body, or slash and the parameter's name
     */
    record FieldError(String pointer, String code, String message) {}

    static ProblemDocument of(HttpStatus status, String code, String detail) {
        return new ProblemDocument(status, code, detail, List.of(), Map.of());
    }

    static ProblemDocument of(Problem problem) {
        return new ProblemDocument(
                statusOf(problem), problem.code(), problem.detail(), List.of(), problem.properties());
    }

    /** What the problem says outside its document. */
    static HttpHeaders headers(Problem problem) {
        var headers = new HttpHeaders();
        if (problem instanceof TooManyAttempts wait) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds(wait.retryAfter()));
        }
        if (problem instanceof Unavailable wait) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds(wait.retryAfter()));
        }
        return headers;
    }

    private static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.toSeconds()));
    }

    ProblemDocument withErrors(List<FieldError> found) {
        return new ProblemDocument(status, code, detail, List.copyOf(found), properties);
    }

    Map<String, Object> members(String traceId) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", TYPES + code);
        members.put("title", status.getReasonPhrase());
        members.put("status", status.value());
        members.put("detail", detail);
        members.put("code", code);
        members.put("traceId", traceId);
        if (!errors.isEmpty()) {
            members.put("errors", errors);
        }
        properties.forEach(members::putIfAbsent);
        return members;
    }

    private static HttpStatus statusOf(Problem problem) {
        return switch (problem) {
            case Invalid ignored -> HttpStatus.UNPROCESSABLE_CONTENT;
            case Unauthenticated ignored -> HttpStatus.UNAUTHORIZED;
            case Forbidden ignored -> HttpStatus.FORBIDDEN;
            case NotFound ignored -> HttpStatus.NOT_FOUND;
            case Conflict ignored -> HttpStatus.CONFLICT;
            case Gone ignored -> HttpStatus.GONE;
            case TooManyAttempts ignored -> HttpStatus.TOO_MANY_REQUESTS;
            case Unavailable ignored -> HttpStatus.SERVICE_UNAVAILABLE;
            case Unanswered ignored -> HttpStatus.GATEWAY_TIMEOUT;
        };
    }
}
