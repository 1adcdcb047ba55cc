package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** The issuer's keys, and tokens that name others. */
@ExtendWith(OutputCaptureExtension.class)
class AccessTokensTests {

    private final HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final RSAKey first = key();
    private volatile JWKSet published = new JWKSet(first.toPublicJWK());
    private volatile boolean away;

    AccessTokensTests() throws IOException, JOSEException {
        issuer.createContext("/", exchange -> {
            var keys = published.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void tokensWithMadeUpKeysAreBadTokensHoweverManyThereAre(CapturedOutput log) throws JOSEException {
        var decoder = decoder();

        var foreign = key();

        for (var count = 0; count < 20; count++) {
            var madeUp = token(new RSAKey.Builder(foreign).keyID("key-" + count).build());

            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(madeUp));
        }

        assertThat(decoder.decode(token(first)).getIssuer()).hasToString("http://issuer");
        assertThat(log.getAll().lines().filter(it -> it.contains("keys that the issuer does not have")))
                .hasSize(1);
        assertThat(log.getAll()).doesNotContain("RateLimitReachedException");
    }

    @Test
    void aKeyThatTheIssuerTookIntoUseIsPickedUp() throws JOSEException {
        var decoder = decoder();
        assertThat(decoder.decode(token(first)).getSubject()).isEqualTo("somebody");
        var second = key();

        published = new JWKSet(List.of(first.toPublicJWK(), second.toPublicJWK()));

        assertThat(decoder.decode(token(second)).getSubject()).isEqualTo("somebody");
    }

    /** The control: as long as no keys could be read, nobody can say that a token is bad. */
    @Test
    void withoutAnyKeysTheTokenIsNotToBlame() throws JOSEException {
        away = true;
        var decoder = decoder();

        for (var count = 0; count < 5; count++) {
            var good = token(first);

            assertThatExceptionOfType(JwtException.class)
                    .isThrownBy(() -> decoder.decode(good))
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    private JwtDecoder decoder() {
        var address = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/";
        return AccessTokens.decoder(address, "http://issuer", List.of("edge-service"), List.of());
    }

    private static RSAKey key() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    }

    private static String token(RSAKey key) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer("http://issuer")
                .audience("edge-service")
                .subject("somebody")
                .claim("exp", Instant.now().plus(Duration.ofMinutes(5)).getEpochSecond())
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
