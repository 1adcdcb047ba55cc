package io.trialsuite.gateway.login.web;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a page may know of its session: whose it is, and no token. */
@RestController
class SessionController {

    @GetMapping("/session")
    SessionView session(@AuthenticationPrincipal OidcUser person) {
        return new SessionView(person.getName());
    }

    record SessionView(String subject) {}
}
