package io.trialsuite.auth.login;

import io.trialsuite.auth.clients.ClientsForPeople;
import io.trialsuite.auth.keys.KeyRing;
import io.trialsuite.auth.keys.TokenProperties;
import io.trialsuite.auth.sessions.KeepingSessions;
import io.trialsuite.auth.sessions.SessionId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Service;

/**
 * Ends a session because its client says so (OpenID Connect RP-Initiated Logout 1.0). The id token, which only that client has,
 * shows that no other page sent the browser; it may have expired long ago.
 */
@Service
public class LoggingOut {

    private final JwtDecoder idTokens;
    private final ClientsForPeople clients;
    private final KeepingSessions keeping;

    LoggingOut(KeyRing keys, TokenProperties properties, ClientsForPeople clients, KeepingSessions keeping) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new JwtIssuerValidator(properties.issuer().toString()));
        this.idTokens = decoder;
        this.clients = clients;
        this.keeping = keeping;
    }

    /**
     * Ends the session that the id token names.
     *
     * @return where to send the browser; empty when the client's front page was not asked for
     */
    public Optional<String> logOut(String idTokenHint, @Nullable String wanted) {
        var idToken = read(idTokenHint);
        var client = Objects.requireNonNull(idToken.getAudience()).getFirst();
        keeping.endFor(client, session(idToken));
        return Optional.ofNullable(wanted).filter(clients.frontPages(client)::contains);
    }

    private Jwt read(String idTokenHint) {
        try {
            var token = idTokens.decode(idTokenHint);
            if ("JWT".equals(token.getHeaders().get("typ")) && token.hasClaim("sid")) {
                return token;
            }
        } catch (JwtException notOurs) {
            // said below, like a token of another kind
        }
        throw new LoginUnknown();
    }

    private static SessionId session(Jwt idToken) {
        return new SessionId(UUID.fromString(Objects.requireNonNull(idToken.getClaimAsString("sid"))));
    }
}
