package io.trialsuite.gateway.sessions.web;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Component;

/** A session is short until somebody has logged in with it: anybody can make the gateway store one. */
@Component
public class SessionLife {

    private final SessionProperties properties;

    SessionLife(SessionProperties properties) {
        this.properties = properties;
    }

    public void loggedIn(HttpSession session) {
        session.setMaxInactiveInterval(Math.toIntExact(properties.idle().toSeconds()));
    }
}
