package io.trialsuite.auth.sessions;

import io.trialsuite.auth.keys.TokenProperties;
import io.trialsuite.auth.keys.TokenSigner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.stereotype.Component;

/** Tells a client who has logged in, when and how (OpenID Connect Core section 2). */
@Component
class IdTokens {

    private final TokenSigner signer;
    private final TokenProperties properties;

    IdTokens(TokenSigner signer, TokenProperties properties) {
        this.signer = signer;
        this.properties = properties;
    }

    String issue(Session session, OpenSession opened, String accessToken, Instant at) {
        var claims = JwtClaimsSet.builder()
                .issuer(properties.issuer().toString())
                .subject(session.account().toString())
                .audience(List.of(opened.client()))
                .issuedAt(at)
                .expiresAt(at.plus(properties.accessTokenLifetime()))
                .claim("sid", session.id().toString())
                .claim("auth_time", session.authenticatedAt().getEpochSecond())
                .claim("amr", session.factors().methods())
                .claim("acr", session.factors().assurance())
                .claim("nonce", opened.nonce())
                .claim("at_hash", leftHalf(accessToken))
                .build();
        return signer.encodeIdToken(claims).getTokenValue();
    }

    private static String leftHalf(String accessToken) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
