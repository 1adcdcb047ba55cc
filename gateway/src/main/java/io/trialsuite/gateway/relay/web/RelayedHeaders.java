package io.trialsuite.gateway.relay.web;

import io.trialsuite.web.CorrelationHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Which headers cross: nothing that could pass for an identity goes in, nothing that is the gateway's to say comes out. */
final class RelayedHeaders {

    private static final List<String> NEVER_IN = List.of(
            HttpHeaders.COOKIE,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.HOST,
            HttpHeaders.ORIGIN,
            HttpHeaders.REFERER,
            HttpHeaders.EXPECT,
            "Forwarded",
            "X-XSRF-TOKEN",
            "X-Real-IP");

    private static final List<String> NEVER_OUT = List.of(
            HttpHeaders.SET_COOKIE,
            HttpHeaders.SERVER,
            HttpHeaders.DATE,
            "Content-Security-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Permissions-Policy",
            "RateLimit",
            "RateLimit-Policy",
            "Referrer-Policy",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-XSS-Protection",
            CorrelationHeaders.CORRELATION_ID);

    private static final Pattern LINKED = Pattern.compile("<([^>]*)>");

    private RelayedHeaders() {}

    static void in(HttpHeaders headers, HttpServletRequest request) {
        NEVER_IN.forEach(headers::remove);
        List.copyOf(headers.headerNames()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
                .forEach(headers::remove);
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, type); // as it was sent, without the encoding that the servlet adds
        }
        CorrelationHeaders.carryOn(request, headers);
    }

    static void out(HttpHeaders headers, Route route) {
        NEVER_OUT.forEach(headers::remove);
        var location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, route.back(location));
        }
        var links = headers.getOrEmpty(HttpHeaders.LINK);
        if (!links.isEmpty()) {
            headers.put(
                    HttpHeaders.LINK,
                    links.stream().map(link -> back(link, route)).toList());
        }
    }

    private static String back(String link, Route route) {
        return LINKED.matcher(link).replaceAll(it -> Matcher.quoteReplacement("<" + route.back(it.group(1)) + ">"));
    }
}
