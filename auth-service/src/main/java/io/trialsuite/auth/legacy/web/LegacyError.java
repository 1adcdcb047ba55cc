package io.trialsuite.auth.legacy.web;

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
import org.springframework.http.HttpStatus;

/**
 * The error body of v1. Codes are its own: v2's may be refined, these may not.
 *
 * @param error what went wrong
 */
record LegacyError(Reason error) {

    record Reason(String code, String message) {}

    /** An error and the status it comes with. */
    record Answer(HttpStatus status, LegacyError error) {}

    static final LegacyError MALFORMED = of("bad_request", "The request is malformed.");
    static final LegacyError UNAUTHORIZED = of("unauthorized", "A valid access token is required.");
    static final LegacyError FORBIDDEN = of("forbidden", "You are not allowed to do this.");
    private static final LegacyError NOT_FOUND = of("not_found", "There is no such resource.");
    private static final LegacyError REJECTED =
            of("unauthorized", "The credentials or the refresh token are not valid.");
    private static final LegacyError CONFLICT = of("conflict", "The state does not allow this.");
    private static final LegacyError TOO_MANY = of("too_many_requests", "Wait before the next attempt.");
    private static final LegacyError UNAVAILABLE = of("unavailable", "Try again in a moment.");

    static Answer of(Problem problem) {
        return switch (problem) {
            case Invalid ignored -> new Answer(HttpStatus.BAD_REQUEST, MALFORMED);
            case Unauthenticated ignored -> new Answer(HttpStatus.UNAUTHORIZED, REJECTED);
            case Forbidden ignored -> new Answer(HttpStatus.FORBIDDEN, FORBIDDEN);
            case NotFound ignored -> new Answer(HttpStatus.NOT_FOUND, NOT_FOUND);
            case Gone ignored -> new Answer(HttpStatus.NOT_FOUND, NOT_FOUND);
            case Conflict ignored -> new Answer(HttpStatus.CONFLICT, CONFLICT);
            case TooManyAttempts ignored -> new Answer(HttpStatus.TOO_MANY_REQUESTS, TOO_MANY);
            case Unavailable ignored -> new Answer(HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE);
            case Unanswered ignored -> new Answer(HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE);
        };
    }

    private static LegacyError of(String code, String message) {
        return new LegacyError(new Reason(code, message));
    }
}
