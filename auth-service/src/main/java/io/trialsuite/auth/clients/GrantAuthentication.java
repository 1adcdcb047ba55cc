package io.trialsuite.auth.clients;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A request for a {@link Grant} in the framework's terms. */
public final class GrantAuthentication extends OAuth2AuthorizationGrantAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<String>> parameters;

    public GrantAuthentication(String grant, Authentication client, Map<String, List<String>> parameters) {
        super(new AuthorizationGrantType(grant), client, Map.of());
        this.parameters = Map.copyOf(parameters);
    }

    Map<String, List<String>> parameters() {
        return parameters;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
