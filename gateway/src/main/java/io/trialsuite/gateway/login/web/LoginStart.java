package io.trialsuite.gateway.login.web;

import io.trialsuite.gateway.provider.web.Provider;
import io.trialsuite.gateway.sessions.web.SessionLife;
import io.trialsuite.gateway.tokens.web.LoginRequired;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Sends a page's navigation to the provider and back to where it wanted to go; a script is told with 401 instead. */
final class LoginStart
        implements AuthenticationEntryPoint, OAuth2AuthorizationRequestResolver, AuthenticationSuccessHandler {

    static final String PATH = "/oauth2/authorization/" + Provider.ID;

    private static final String RETURN = "return";
    private static final String REMEMBERED = LoginStart.class.getName() + ".return";

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    private final SessionLife life;

    LoginStart(Provider provider, SessionLife life) {
        this.life = life;
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(provider, "/oauth2/authorization");
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (!isNavigation(request)) {
            throw new LoginRequired();
        }
        var wanted = URLEncoder.encode(ReturnPath.to(request).value(), StandardCharsets.UTF_8);
        response.sendRedirect(PATH + "?" + RETURN + "=" + wanted);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return remembering(request, requests.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return remembering(request, requests.resolve(request, registration));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var session = request.getSession();
        var remembered = session.getAttribute(REMEMBERED);
        session.removeAttribute(REMEMBERED);
        life.loggedIn(session);
        response.sendRedirect(
                ReturnPath.of(remembered instanceof String path ? path : null).value());
    }

    private static @Nullable OAuth2AuthorizationRequest remembering(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest started) {
        if (started != null) {
            request.getSession()
                    .setAttribute(
                            REMEMBERED,
                            ReturnPath.of(request.getParameter(RETURN)).value());
        }
        return started;
    }

    private static boolean isNavigation(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        var mode = request.getHeader("Sec-Fetch-Mode");
        return request.getMethod().equals("GET")
                && !request.getRequestURI().startsWith("/api/")
                && accept != null
                && accept.contains("text/html")
                && (mode == null || mode.equals("navigate"));
    }
}
