package io.trialsuite.auth.clients.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** A client's assertion, without the grant's own parameters: given a code, the framework would look for it among its own. */
public class PresentedAssertions implements AuthenticationConverter {

    private final AuthenticationConverter framework = new JwtClientAssertionAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        return framework.convert(request) instanceof OAuth2ClientAuthenticationToken presented
                ? new OAuth2ClientAuthenticationToken(
                        presented.getPrincipal().toString(),
                        presented.getClientAuthenticationMethod(),
                        presented.getCredentials(),
                        Map.of())
                : null;
    }
}
