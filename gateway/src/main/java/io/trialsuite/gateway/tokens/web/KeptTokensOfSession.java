package io.trialsuite.gateway.tokens.web;

import io.trialsuite.gateway.provider.web.KeptTokens;
import io.trialsuite.gateway.provider.web.TokenEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Keeps in the session what the login has led to, and nothing more than that: it is read with every call. */
@Component
class KeptTokensOfSession implements OAuth2AuthorizedClientRepository {

    private static final String ATTRIBUTE = KeptTokens.class.getName();

    private final SessionRepository<? extends Session> sessions;

    KeptTokensOfSession(SessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    HttpSession sessionOf(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || session.getAttribute(ATTRIBUTE) == null) {
            throw new LoginRequired();
        }
        return session;
    }

    /** As this request found it. */
    KeptTokens in(HttpSession session) {
        return (KeptTokens) session.getAttribute(ATTRIBUTE);
    }

    /** As it is now. */
    KeptTokens stored(String id) {
        var session = sessions.findById(id);
        var tokens = session == null ? null : session.<KeptTokens>getAttribute(ATTRIBUTE);
        if (tokens == null) {
            throw new LoginRequired();
        }
        return tokens;
    }

    void store(String id, KeptTokens tokens) {
        store(sessions, id, tokens);
    }

    /** At once, and not with the end of the request: the next one may already be waiting for it. */
    private static <S extends Session> void store(SessionRepository<S> sessions, String id, KeptTokens tokens) {
        var session = sessions.findById(id);
        if (session == null) {
            throw new LoginRequired();
        }
        session.setAttribute(ATTRIBUTE, tokens);
        sessions.save(session);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        var refresh = Objects.requireNonNull(client.getRefreshToken(), "The provider gave no refresh token");
        request.getSession().setAttribute(ATTRIBUTE, TokenEndpoint.kept(client.getAccessToken(), refresh));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
