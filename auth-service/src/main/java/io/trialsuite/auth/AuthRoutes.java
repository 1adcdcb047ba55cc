package io.trialsuite.auth;

import io.trialsuite.web.RouteRules;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What works without an access token: becoming known, proving it, and what the other services need to verify tokens. */
@Configuration(proxyBeanMethods = false)
class AuthRoutes {

    @Bean
    RouteRules routeRules() {
        return new RouteRules(
                List.of(
                        "/oauth2/authorize",
                        "/oauth2/logout",
                        "/oauth2/login.css",
                        "/oauth2/login.js",
                        "/v2/accounts",
                        "/v2/accounts/verification",
                        "/v2/accounts/verification-mails",
                        "/v2/accounts/password-resets",
                        "/v2/accounts/password-resets/completion",
                        "/v2/invitations/preview",
                        "/v2/invitations/registration",
                        "/v2/invitations/refusal",
                        "/v2/session",
                        "/v2/session/organization-selection",
                        "/v2/session/second-factor",
                        "/v2/session/passkey",
                        "/v2/session/passkey/options",
                        "/v2/session/refresh",
                        "/.well-known/oauth-authorization-server",
                        "/.well-known/openid-configuration"),
                List.of(
                        "/v2/session/organization",
                        "/v2/session/access-tokens",
                        "/v2/session/step-up",
                        "/v2/session/step-up/passkey",
                        "/v2/users/me/study-roles",
                        "/v2/users/me/deactivation",
                        "/v2/users/me/factors",
                        "/v2/users/me/totp",
                        "/v2/users/me/totp/*",
                        "/v2/users/me/recovery-codes",
                        "/v2/users/me/passkeys",
                        "/v2/users/me/passkeys/*",
                        "/v2/users/me",
                        "/v2/invitations/acceptance",
                        "/v2/sessions",
                        "/v2/sessions/*",
                        "/v2/users/me/password",
                        "/v2/users/me/default-organization",
                        "/v2/organizations"),
                "auth.internal");
    }
}
