package io.trialsuite.web;

import io.trialsuite.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns what filters throw into problems, as {@link ProblemAdvice} does for handlers; nothing reaches the container's error page. */
final class FailureFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(FailureFilter.class);

    static final ProblemDocument MALFORMED = ProblemDocument.of(
            HttpStatus.BAD_REQUEST,
            "malformed-request",
            "The request's address, a header or the body's framing is not acceptable.");

    private final ProblemResponses problems;

    FailureFilter(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (Refusal refusal) {
            problems.write(refusal.document(), refusal.headers(), request, response);
        } catch (Problem problem) {
            refuse(problem, request, response);
        } catch (RequestRejectedException | InvalidParameterException rejected) {
            problems.write(MALFORMED, HttpHeaders.EMPTY, request, response);
        } catch (AuthenticationServiceException noKeys) {
            log.atWarn().setCause(noKeys).log("Access tokens cannot be checked");
            var document = ProblemDocument.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "temporarily-unavailable",
                    "Access tokens cannot be checked right now.");
            problems.write(document, retrySoon(), request, response);
        } catch (IOException unreadable) {
            // Filters read from nobody but the caller, who sent too much, sent no proper HTTP, or went away.
            var document = BodyTooLarge.isCauseOf(unreadable) ? BodyTooLarge.DOCUMENT : MALFORMED;
            problems.write(document, HttpHeaders.EMPTY, request, response);
        } catch (ServletException | RuntimeException unexpected) {
            if (unexpected.getCause() instanceof Problem problem) {
                // of a functional endpoint, for which there is no advice
                refuse(problem, request, response);
                return;
            }
            if (BodyTooLarge.isCauseOf(unexpected)) {
                problems.write(BodyTooLarge.DOCUMENT, HttpHeaders.EMPTY, request, response);
                return;
            }
            log.atError().setCause(unexpected).log("Request failed");
            problems.write(unexpected(), HttpHeaders.EMPTY, request, response);
        }
    }

    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(ProblemDocument.of(problem), ProblemDocument.headers(problem), request, response);
    }

    static ProblemDocument unexpected() {
        return ProblemDocument.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong on our side; nothing of this request may have taken effect. Quote the trace id when you ask for help.");
    }

    static HttpHeaders retrySoon() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return headers;
    }
}
