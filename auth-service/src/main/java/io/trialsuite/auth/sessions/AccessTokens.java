package io.trialsuite.auth.sessions;

import io.trialsuite.auth.keys.TokenProperties;
import io.trialsuite.auth.keys.TokenSigner;
import io.trialsuite.auth.memberships.MembershipView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** What an access token says about its person. Each one is good for a single service and a single organization. */
@Component
class AccessTokens {

    private static final String SCOPE = "suite:person";

    private final TokenSigner signer;
    private final TokenProperties properties;

    AccessTokens(TokenSigner signer, TokenProperties properties) {
        this.signer = signer;
        this.properties = properties;
    }

    TokenView own(Session session, Optional<MembershipView> membership, Instant at) {
        return issue(session, membership, properties.audience(), at);
    }

    TokenView issue(Session session, Optional<MembershipView> membership, String audience, Instant at) {
        if (!membership.map(session::satisfies).orElse(true)) {
            throw new SecondFactorRequired();
        }
        var claims = JwtClaimsSet.builder()
                .issuer(properties.issuer().toString())
                .subject(session.account().toString())
                .audience(List.of(audience))
                .id(UUID.randomUUID().toString())
                .issuedAt(at)
                .notBefore(at)
                .expiresAt(at.plus(properties.accessTokenLifetime()))
                .claim("sid", session.id().toString())
                .claim("auth_time", session.authenticatedAt().getEpochSecond())
                .claim("amr", session.factors().methods())
                .claim("acr", session.factors().assurance())
                .claim("scope", SCOPE);
        session.client().ifPresent(client -> claims.claim("act", Map.of("sub", client)));
        membership.ifPresent(it -> claims.claim("org_id", it.organizationId().toString())
                .claim("org_role", it.role().name())
                .claim("role", it.role().name()) // what v1 calls it
                .claim("mver", it.version())
                .claim("org_ver", it.standingVersion()));
        var token = signer.encode(JwtEncoderParameters.from(claims.build()));
        return new TokenView(
                token.getTokenValue(),
                "Bearer",
                properties.accessTokenLifetime().toSeconds(),
                null,
                membership.map(MembershipView::organizationId).orElse(null));
    }
}
