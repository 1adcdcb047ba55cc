package io.trialsuite.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** One access token in the making; each method returns a changed copy, {@link #value()} signs it. */
public final class TestToken {

    private final RSAKey key;
    private final JWSHeader header;
    private final JWTClaimsSet claims;

    private TestToken(RSAKey key, JWSHeader header, JWTClaimsSet claims) {
        this.key = key;
        this.header = header;
        this.claims = claims;
    }

    static TestToken of(RSAKey key, String issuer, String audience, String subject) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(subject)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(date(now))
                .notBeforeTime(date(now))
                .expirationTime(date(now.plus(Duration.ofMinutes(5))))
                .claim("auth_time", now.getEpochSecond())
                .build();
        return new TestToken(key, header, claims);
    }

    public TestToken claim(String name, Object value) {
        return with(header, new JWTClaimsSet.Builder(claims).claim(name, value).build());
    }

    public TestToken without(String claim) {
        var fewer = new JWTClaimsSet.Builder();
        claims.getClaims().forEach((name, value) -> {
            if (!name.equals(claim)) {
                fewer.claim(name, value);
            }
        });
        return with(header, fewer.build());
    }

    public TestToken scope(String scope) {
        return claim("scope", scope);
    }

    public TestToken audience(String audience) {
        return with(header, new JWTClaimsSet.Builder(claims).audience(audience).build());
    }

    public TestToken issuer(String issuer) {
        return with(header, new JWTClaimsSet.Builder(claims).issuer(issuer).build());
    }

    /** Ran out ten minutes ago. */
    public TestToken expired() {
        var end = Instant.now().minus(Duration.ofMinutes(10));
        var changed = new JWTClaimsSet.Builder(claims)
                .issueTime(date(end.minus(Duration.ofMinutes(5))))
                .notBeforeTime(date(end.minus(Duration.ofMinutes(5))))
                .expirationTime(date(end))
                .build();
        return with(header, changed);
    }

    /** Says it is of another type, such as {@code JWT} for an id token. */
    public TestToken type(String type) {
        return with(new JWSHeader.Builder(header).type(new JOSEObjectType(type)).build(), claims);
    }

    /** Signed by somebody else under our key's id. */
    public TestToken forged() {
        return new TestToken(TestTokens.rsaKey(), header, claims);
    }

    /** Signed by somebody else, with a header that tells where to fetch their key. */
    public TestToken withForeignKeyAt(URI jku) {
        return forged().with(new JWSHeader.Builder(header).jwkURL(jku).build(), claims);
    }

    /** Signed by somebody else, with their key in the header. */
    public TestToken withForeignKeyInside() {
        var foreign = forged();
        return foreign.with(
                new JWSHeader.Builder(header).jwk(foreign.key.toPublicJWK()).build(), claims);
    }

    /** The signed token. */
    public String value() {
        try {
            return signed(header, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a signature, {@code alg: none}. */
    public String unsignedValue() {
        var none = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}");
        return none + "." + claims.toPayload().toBase64URL() + ".";
    }

    /** Signed with HS256, the public key's text serving as the secret: works where the algorithm is taken from the token. */
    public String valueSignedWithPublicKeyAsSecret() {
        var header256 = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(header.getType())
                .keyID(header.getKeyID())
                .build();
        try {
            var secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return signed(header256, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Value of an {@code Authorization} header. */
    public String bearer() {
        return "Bearer " + value();
    }

    private String signed(JWSHeader chosen, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(chosen, claims);
        token.sign(signer);
        return token.serialize();
    }

    private TestToken with(JWSHeader otherHeader, JWTClaimsSet otherClaims) {
        return new TestToken(key, otherHeader, otherClaims);
    }

    @SuppressWarnings("JavaUtilDate") // Nimbus takes no other type
    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
