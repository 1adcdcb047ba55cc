package io.trialsuite.auth.legacy.web;

/**
 * The error body of v1. Codes are its own: v2's may be refined, these may not.
 *
 * @param error what went wrong
 */
record LegacyError(Reason error) {

    record Reason(String code, String message) {}

    static final LegacyError MALFORMED = of("bad_request", "The request is malformed.");
    static final LegacyError UNAUTHORIZED = of("unauthorized", "A valid access token is required.");
    static final LegacyError FORBIDDEN = of("forbidden", "You are not allowed to do this.");
    static final LegacyError NOT_FOUND = of("not_found", "There is no such resource.");

    private static LegacyError of(String code, String message) {
        return new LegacyError(new Reason(code, message));
    }
}
