package io.trialsuite.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A token issuer for tests: serves its public keys on the loopback interface and mints access tokens in the shape of
 * auth-service, good ones and, through {@link TestToken}, every bad one an attacker would try. Thread-safe.
 */
public final class TestTokens implements AutoCloseable {

    private static final String KEY_ID = "test-key";

    private final RSAKey key;
    private final HttpServer server;

    private TestTokens(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    /** Makes a key and serves it on a free port. */
    public static TestTokens start() {
        try {
            var key = rsaKey();
            var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
                exchange.sendResponseHeaders(200, keys.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(keys);
                }
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new TestTokens(key, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String jwkSetUri() {
        return issuer() + "/oauth2/jwks";
    }

    /**
     * A member's token for one service and one organization: valid, with password as the only factor.
     *
     * @param audience the service, such as {@code consent-service}
     * @param role role in the organization, such as {@code COORDINATOR}
     */
    public TestToken user(String audience, UUID accountId, UUID organizationId, String role) {
        return TestToken.of(key, issuer(), audience, accountId.toString())
                .claim("org_id", organizationId.toString())
                .claim("org_role", role)
                .claim("mver", 1)
                .claim("org_ver", 1)
                .claim("sid", UUID.randomUUID().toString())
                .claim("amr", List.of("pwd"))
                .claim("acr", "1");
    }

    /**
     * A service's token from client credentials: no organization.
     *
     * @param client the calling service
     * @param scope what {@code /internal/**} of the audience demands
     */
    public TestToken service(String audience, String client, String scope) {
        return TestToken.of(key, issuer(), audience, client).scope(scope);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
