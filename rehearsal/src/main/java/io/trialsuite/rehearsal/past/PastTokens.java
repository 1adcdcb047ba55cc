package io.trialsuite.rehearsal.past;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Access tokens as the release before wrote and read them; its keys are those of the one after. */
public final class PastTokens {

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final String AUDIENCE = "auth-service";

    private final String issuer;
    private final RSAKey key;
    private final RSASSASigner signer;
    private final RSASSAVerifier verifier;

    public PastTokens(String issuer, String signingKey) {
        try {
            this.issuer = issuer;
            this.key = RSAKey.parse(signingKey);
            this.signer = new RSASSASigner(key);
            this.verifier = new RSASSAVerifier(key.toRSAPublicKey());
        } catch (ParseException | JOSEException e) {
            throw new IllegalArgumentException("Not an RSA key", e);
        }
    }

    String person(UUID account, UUID session, UUID organization, String role) {
        return signed(
                new JWTClaimsSet.Builder()
                        .subject(account.toString())
                        .claim("sid", session.toString())
                        .claim("scope", "suite:person")
                        .claim("org_id", organization.toString())
                        .claim("role", role)
                        .claim("auth_time", Instant.now().getEpochSecond())
                        .claim("amr", List.of("pwd")),
                LIFE);
    }

    /** Of a service client, which writes people. */
    public String client(String id) {
        return signed(
                new JWTClaimsSet.Builder()
                        .subject(id)
                        .claim("client_id", id)
                        .claim("scope", "auth.users auth.internal"),
                Duration.ofHours(2));
    }

    /** Empty unless it is good now. */
    Optional<JWTClaimsSet> read(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            var good = jwt.verify(verifier)
                    && claims.getAudience().contains(AUDIENCE)
                    && claims.getExpirationTime().toInstant().isAfter(Instant.now());
            return good ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private String signed(JWTClaimsSet.Builder claims, Duration life) {
        var now = Instant.now();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims.issuer(issuer)
                        .audience(AUDIENCE)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now.minusSeconds(1)))
                        .expirationTime(Date.from(now.plus(life)))
                        .build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}
