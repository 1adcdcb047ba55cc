package io.trialsuite.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 401 with a challenge and 403, as problems; never says why exactly a token was not believed. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemResponses problems;

    SecurityProblems(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof OAuth2AuthenticationException) {
            challenge(
                    "Bearer error=\"invalid_token\"",
                    "invalid-token",
                    "The access token is not valid here.",
                    request,
                    response);
            return;
        }
        challenge("Bearer", "token-required", "This endpoint needs an access token.", request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        var document = ProblemDocument.of(HttpStatus.FORBIDDEN, "forbidden", "The access token does not allow this.");
        problems.write(document, HttpHeaders.EMPTY, request, response);
    }

    private void challenge(
            String challenge, String code, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        problems.write(ProblemDocument.of(HttpStatus.UNAUTHORIZED, code, detail), headers, request, response);
    }
}
