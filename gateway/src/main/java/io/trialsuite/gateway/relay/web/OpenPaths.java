package io.trialsuite.gateway.relay.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** What may be called before anybody is logged in: registering, invitations, forgotten passwords. */
@Component
public class OpenPaths {

    private final Routes routes;

    OpenPaths(Routes routes) {
        this.routes = routes;
    }

    public boolean contains(HttpServletRequest request) {
        return routes.isOpen(request.getRequestURI());
    }
}
