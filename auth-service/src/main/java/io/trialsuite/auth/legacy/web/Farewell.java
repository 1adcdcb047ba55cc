package io.trialsuite.auth.legacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.security.web.header.HeaderWriter;

/** Tells every caller, refused ones too, since when v1 is deprecated (RFC 9745), when it ends (RFC 8594) and what follows it. */
final class Farewell implements HeaderWriter {

    private static final Pattern MEMBERS = Pattern.compile("/v1/organizations/([0-9a-fA-F-]{36})/users");

    private final LegacyProperties lifetime;

    Farewell(LegacyProperties lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Deprecation", "@" + lifetime.deprecatedAt().getEpochSecond());
        response.setDateHeader("Sunset", lifetime.sunsetAt().toEpochMilli());
        response.setHeader("Link", "<%s>; rel=\"successor-version\"".formatted(successor(request.getRequestURI())));
    }

    private static String successor(String path) {
        var members = MEMBERS.matcher(path);
        if (path.equals("/v1/login") || path.equals("/v1/refresh")) {
            return path.equals("/v1/login") ? "/v2/session" : "/v2/session/refresh";
        }
        return members.matches() ? "/v2/organizations/%s/members".formatted(members.group(1)) : "/v2/users/me";
    }
}
