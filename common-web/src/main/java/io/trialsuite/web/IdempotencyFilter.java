package io.trialsuite.web;

import io.trialsuite.web.IdempotencyClaim.Answer;
import io.trialsuite.web.IdempotencyClaim.Call;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.ServletRequestPathUtils;

/** Keeps the promise of {@link Idempotent}; runs after the caller is known and before the body is read by anybody. */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";

    private static final Pattern ACCEPTED = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final List<String> KEPT = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.RETRY_AFTER);

    private final Supplier<RequestMappingHandlerMapping> handlers;
    private final IdempotencyKeys keys;

    IdempotencyFilter(Supplier<RequestMappingHandlerMapping> handlers, IdempotencyKeys keys) {
        this.handlers = handlers;
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!demandsKey(request)) {
            chain.doFilter(request, response);
            return;
        }
        var key = keyOf(request);
        var body = request.getInputStream().readAllBytes();
        var repeatable = new RepeatableBody(request, body);
        var hash = RequestDigest.body(request, body);
        switch (keys.claim(RequestDigest.scope(caller(), request), key, hash)) {
            case IdempotencyClaim.Granted granted -> run(granted.call(), repeatable, response, chain);
            case IdempotencyClaim.Answered answered -> replay(answered.answer(), response);
            case IdempotencyClaim.InProgress ignored ->
                throw conflict("idempotency-in-progress", "The first call with this key is still running.")
                        .with(HttpHeaders.RETRY_AFTER, "1");
            case IdempotencyClaim.OutcomeUnknown ignored ->
                throw conflict(
                        "idempotency-outcome-unknown",
                        "The first call with this key took effect, but its answer was lost; read the state instead of repeating.");
            case IdempotencyClaim.Mismatch ignored ->
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-mismatch",
                        "This key was used for a different request; take a new one.");
        }
    }

    private void run(Call call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var recorded = new ContentCachingResponseWrapper(response);
        call.begin();
        try {
            chain.doFilter(request, recorded);
        } catch (IOException | ServletException | RuntimeException failed) {
            Call.end();
            keys.release(call);
            throw failed;
        } finally {
            Call.end();
        }
        settle(call, recorded);
        recorded.copyBodyToResponse();
    }

    private void settle(Call call, ContentCachingResponseWrapper recorded) {
        var status = HttpStatus.Series.resolve(recorded.getStatus());
        if (status != HttpStatus.Series.SUCCESSFUL && keys.release(call)) {
            return;
        }
        if (status != HttpStatus.Series.SERVER_ERROR) {
            keys.answer(call, answerOf(recorded));
        }
    }

    private static Answer answerOf(ContentCachingResponseWrapper recorded) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT) {
            var value = name.equals(HttpHeaders.CONTENT_TYPE) ? recorded.getContentType() : recorded.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Answer(recorded.getStatus(), headers, recorded.getContentAsByteArray());
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body());
    }

    private boolean demandsKey(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            var chain = handlers.get().getHandler(request);
            return chain != null
                    && chain.getHandler() instanceof HandlerMethod method
                    && method.hasMethodAnnotation(Idempotent.class);
        } catch (Exception noHandler) {
            return false; // the dispatcher will find the same and say so
        }
    }

    private static String keyOf(HttpServletRequest request) {
        var key = request.getHeader(KEY);
        if (key == null || key.isBlank()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-required",
                    "This endpoint needs an Idempotency-Key header.");
        }
        if (!ACCEPTED.matcher(key).matches()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "malformed-idempotency-key",
                    "An Idempotency-Key is 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    private static String caller() {
        return CallerResolver.currentToken().map(Jwt::getSubject).orElse("anonymous");
    }

    private static Refusal conflict(String code, String detail) {
        return new Refusal(HttpStatus.CONFLICT, code, detail);
    }
}
