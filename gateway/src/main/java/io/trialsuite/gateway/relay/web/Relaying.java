package io.trialsuite.gateway.relay.web;

import io.trialsuite.gateway.provider.web.ServiceToken;
import io.trialsuite.gateway.tokens.web.SessionTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends a call on, with the token of whoever is logged in for the organization that the address names. A service that no longer
 * believes a token has done nothing yet, so the call is sent once more with a new one.
 */
@Component
class Relaying implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(Relaying.class);

    private final Routes routes;
    private final SessionTokens tokens;
    private final Clock clock;

    Relaying(Routes routes, SessionTokens tokens, Clock clock) {
        this.routes = routes;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> service) throws Exception {
        var servlet = request.servletRequest();
        var route = routes.find(servlet.getRequestURI()).orElseThrow(RouteUnknown::new);
        if (request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED::includes)
                .isPresent()) {
            throw new FormRefused();
        }
        var repeatable = RepeatableBodies.isRepeatable(servlet);
        if (!repeatable) {
            forget(route, servlet);
        }
        var answer = send(request, route, token(route, servlet), service);
        if (!isTokenRefused(answer)) {
            return answer;
        }
        forget(route, servlet);
        if (!repeatable) {
            throw new TokenOutdated();
        }
        return send(request, route, token(route, servlet), service);
    }

    private Optional<ServiceToken> token(Route route, HttpServletRequest request) {
        if (route.organization().isPresent()) {
            return Optional.of(tokens.forService(request, route.organization().get(), route.audience()));
        }
        return route.open() && request.getUserPrincipal() == null ? Optional.empty() : Optional.of(tokens.own(request));
    }

    private void forget(Route route, HttpServletRequest request) {
        route.organization().ifPresent(it -> tokens.forget(request, it, route.audience()));
    }

    private ServerResponse send(
            ServerRequest request, Route route, Optional<ServiceToken> token, HandlerFunction<ServerResponse> service)
            throws Exception {
        var relayed = ServerRequest.from(request)
                .uri(route.target())
                .headers(headers -> {
                    RelayedHeaders.in(headers, request.servletRequest());
                    token.ifPresent(it -> headers.setBearerAuth(it.value()));
                })
                .build();
        MvcUtils.setRequestUrl(relayed, route.target());
        var answer = answered(relayed, route, service);
        RelayedHeaders.out(answer.headers(), route);
        if (isEvents(answer)) {
            token.ifPresent(it -> endWith(it, relayed));
        }
        if (isTokenRefused(answer)) {
            // nobody reads it: the call is sent again, or refused in the gateway's own words
            closed(relayed);
        }
        return answer;
    }

    private static ServerResponse answered(ServerRequest relayed, Route route, HandlerFunction<ServerResponse> service)
            throws Exception {
        try {
            return service.handle(relayed);
        } catch (ResourceAccessException failed) {
            var cause = failed.getCause();
            log.warn("{} {}: {}", relayed.method(), route.audience(), String.valueOf(cause));
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectionRequestTimeoutException
                    || cause instanceof UnknownHostException) {
                throw new ServiceUnreachable();
            }
            if (cause != null && cause.getClass().getPackageName().startsWith("io.trialsuite")) {
                throw failed; // the caller's own body, which is too large
            }
            throw new ServiceSilent();
        }
    }

    /** That a factor is too old is for the browser to hear (RFC 9470). */
    private static boolean isTokenRefused(ServerResponse answer) {
        return answer.statusCode() == HttpStatus.UNAUTHORIZED
                && String.valueOf(answer.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                        .contains("\"invalid_token\"");
    }

    private static boolean isEvents(ServerResponse answer) {
        return MediaType.TEXT_EVENT_STREAM.isCompatibleWith(answer.headers().getContentType());
    }

    private void endWith(ServiceToken token, ServerRequest relayed) {
        InputStream events =
                Objects.requireNonNull(MvcUtils.getAttribute(relayed, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR));
        MvcUtils.putAttribute(
                relayed, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR, new EndingStream(events, token.until(), clock));
    }

    private static void closed(ServerRequest relayed) {
        ClientHttpResponse unread = MvcUtils.getAttribute(relayed, MvcUtils.CLIENT_RESPONSE_ATTR);
        if (unread != null) {
            unread.close();
        }
    }
}
