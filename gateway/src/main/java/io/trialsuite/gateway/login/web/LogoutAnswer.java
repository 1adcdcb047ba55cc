package io.trialsuite.gateway.login.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a script where to go on, since no script can follow a redirect to another site; a page is redirected. */
@Component
class LogoutAnswer implements RedirectStrategy {

    private final JsonMapper json;

    LogoutAnswer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains(MediaType.APPLICATION_JSON_VALUE)) {
            response.sendRedirect(url);
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("location", url));
    }
}
