package io.trialsuite.web;

import io.trialsuite.problem.ChangedMeanwhile;
import io.trialsuite.problem.Problem;
import io.trialsuite.web.ProblemDocument.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The one place where a handler's failure becomes a response: RFC 9457, a stable code, no stack trace, no SQL. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemResponses problems;

    ProblemAdvice(ProblemResponses problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Problem problem, HttpServletRequest request) {
        var document = problem instanceof ChangedMeanwhile && saidWhatTheyHadRead(request)
                ? ProblemDocument.of(HttpStatus.PRECONDITION_FAILED, problem.code(), problem.detail())
                : ProblemDocument.of(problem);
        return problems.entity(document, ProblemDocument.headers(problem), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refusal refusal, HttpServletRequest request) {
        return problems.entity(refusal.document(), refusal.headers(), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        return invalid(FieldErrors.of(invalid.getBindingResult()), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(HandlerMethodValidationException invalid, HttpServletRequest request) {
        return invalid(FieldErrors.of(invalid), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        if (BodyTooLarge.isCauseOf(unreadable)) {
            return answer(BodyTooLarge.DOCUMENT, request);
        }
        var cause = unreadable.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return badField(
                    "unknown-field", "The body has a field that this endpoint does not know.", unknown, request);
        }
        if (cause instanceof StreamReadException) {
            return bad("malformed-json", "The body is not well-formed JSON, or a field occurs twice.", request);
        }
        if (cause instanceof JacksonException misfit) {
            return misfit.getCause() instanceof Problem problem
                    ? refused(problem, request)
                    : badField(
                            "malformed-field",
                            "A field does not have the form this endpoint expects.",
                            misfit,
                            request);
        }
        return bad("body-required", "This endpoint needs a body.", request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> malformed(
            MethodArgumentTypeMismatchException misfit, HttpServletRequest request) {
        if (misfit.getCause() != null && misfit.getCause().getCause() instanceof Problem problem) {
            return refused(problem, request);
        }
        var error = new FieldError("/" + misfit.getName(), "malformed", "does not have the expected form");
        var document = ProblemDocument.of(
                HttpStatus.BAD_REQUEST,
                "malformed-parameter",
                "A parameter does not have the form this endpoint expects.");
        return answer(document.withErrors(List.of(error)), request);
    }

    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    ResponseEntity<Map<String, Object>> rejected(HttpServletRequest request) {
        return answer(FailureFilter.MALFORMED, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingRequestValueException missing, HttpServletRequest request) {
        return bad("parameter-required", String.valueOf(missing.getBody().getDetail()), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unexpected(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // left to the security filters, which know how to challenge
        }
        if (failure instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            return standard(known, request);
        }
        var fault = DatabaseFault.of(failure);
        if (fault.isPresent()) {
            return refused(fault.get(), failure, request);
        }
        log.atError().setCause(failure).log("Request failed");
        return answer(FailureFilter.unexpected(), request);
    }

    private ResponseEntity<Map<String, Object>> refused(
            DatabaseFault fault, Exception failure, HttpServletRequest request) {
        return switch (fault) {
            case OVERTAKEN ->
                refused(
                        new ChangedMeanwhile("It was changed by somebody else in the meantime; read it again."),
                        request);
            case DUPLICATE ->
                answer(ProblemDocument.of(HttpStatus.CONFLICT, "duplicate", "Such a thing exists already."), request);
            case UNSTORABLE -> bad("malformed-value", "A value is of a kind that cannot be stored.", request);
            case BUSY -> busy(failure, request);
        };
    }

    private ResponseEntity<Map<String, Object>> busy(Exception busy, HttpServletRequest request) {
        log.atWarn().setCause(busy).log("Database is busy or away");
        var document = ProblemDocument.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "temporarily-unavailable",
                "The service is busy; nothing was changed. Try again.");
        return problems.entity(document, FailureFilter.retrySoon(), request);
    }

    private ResponseEntity<Map<String, Object>> standard(ErrorResponse known, HttpServletRequest request) {
        var status = HttpStatus.valueOf(known.getStatusCode().value());
        var code = status == HttpStatus.NOT_FOUND
                ? "not-found"
                : status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        var detail = status == HttpStatus.NOT_FOUND ? "There is nothing here." : toOperators(known, status);
        return problems.entity(ProblemDocument.of(status, code, detail), known.getHeaders(), request);
    }

    /** What an endpoint for operators complains about is written for them; what frameworks say is not for callers. */
    private static String toOperators(ErrorResponse known, HttpStatus status) {
        return known instanceof Exception failure
                        && failure.getCause() instanceof InvalidEndpointRequestException invalid
                ? String.valueOf(invalid.getReason())
                : status.getReasonPhrase() + ".";
    }

    private ResponseEntity<Map<String, Object>> invalid(List<FieldError> errors, HttpServletRequest request) {
        var document = ProblemDocument.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "validation-failed", "The request breaks a rule; see errors.");
        return answer(document.withErrors(errors), request);
    }

    private ResponseEntity<Map<String, Object>> badField(
            String code, String detail, JacksonException where, HttpServletRequest request) {
        var error = new FieldError(FieldErrors.pointer(where), code, detail);
        return answer(ProblemDocument.of(HttpStatus.BAD_REQUEST, code, detail).withErrors(List.of(error)), request);
    }

    private ResponseEntity<Map<String, Object>> bad(String code, String detail, HttpServletRequest request) {
        return answer(ProblemDocument.of(HttpStatus.BAD_REQUEST, code, detail), request);
    }

    private ResponseEntity<Map<String, Object>> answer(ProblemDocument document, HttpServletRequest request) {
        return problems.entity(document, HttpHeaders.EMPTY, request);
    }

    private static boolean saidWhatTheyHadRead(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.IF_MATCH) != null;
    }
}
