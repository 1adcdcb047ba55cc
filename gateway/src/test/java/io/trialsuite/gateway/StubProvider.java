package io.trialsuite.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.util.UriComponentsBuilder;

/** An OpenID provider over HTTP that believes nothing: redirect, PKCE and the client's assertion are all verified, codes work once. */
public final class StubProvider {

    public static final String SUBJECT = "5f0c8a52-7f3e-4c53-9a0e-0d6f0d1f6a11";
    public static final String REFRESH_TOKEN = "refresh-that-nobody-may-read";

    private final HttpServer server;
    private final RSAKey signing = rsaKey("provider-1");
    private final RSAKey client = rsaKey("gateway-1");
    private final String redirect;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Set<String> assertions = ConcurrentHashMap.newKeySet();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger exchanges = new AtomicInteger();
    private volatile Duration life = Duration.ofMinutes(5);
    private volatile boolean over;

    private StubProvider(HttpServer server, String redirect) {
        this.server = server;
        this.redirect = redirect;
    }

    public static StubProvider start(String redirect) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new StubProvider(server, redirect);
            server.createContext("/.well-known/openid-configuration", it -> answer(it, 200, provider.metadata()));
            server.createContext("/jwks", it -> answer(it, 200, new JWKSet(provider.signing).toString()));
            server.createContext("/token", provider::token);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String clientKey() {
        return client.toJSONString();
    }

    /** How long the tokens live that are given from now on. */
    public void tokensLive(Duration life) {
        this.life = life;
    }

    /** From now on every session has ended, or none. */
    public void sessionsAreOver(boolean over) {
        this.over = over;
    }

    /** Nobody is a member any more. */
    public void close(String organization) {
        closed.add(organization);
    }

    public int refreshes() {
        return refreshes.get();
    }

    public int exchanges() {
        return exchanges.get();
    }

    /** The person agrees; answers where the browser is sent. */
    public URI authorize(URI request) {
        var asked = parameters(Objects.requireNonNull(request.getRawQuery()));
        require("code".equals(asked.get("response_type")), "response_type");
        require("gateway".equals(asked.get("client_id")), "client_id");
        require(redirect.equals(asked.get("redirect_uri")), "redirect_uri");
        require("S256".equals(asked.get("code_challenge_method")), "code_challenge_method");
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return UriComponentsBuilder.fromUriString(redirect)
                .queryParam("code", code)
                .queryParam("state", "{state}")
                .encode()
                .buildAndExpand(asked.get("state"))
                .toUri();
    }

    private void token(HttpExchange exchange) throws IOException {
        try {
            var sent = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            authenticate(sent);
            answer(exchange, 200, granted(sent));
        } catch (Refused refused) {
            answer(
                    exchange,
                    400,
                    "{\"error\": \"invalid_grant\", \"error_description\": \"%s\"}".formatted(refused.getMessage()));
        } catch (IllegalArgumentException | GeneralSecurityException | ParseException | JOSEException refused) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
        }
    }

    private String granted(Map<String, String> sent) throws GeneralSecurityException, JOSEException {
        return switch (sent.getOrDefault("grant_type", "")) {
            case "authorization_code" -> byCode(sent);
            case "refresh_token" -> byRefreshToken(sent);
            case "urn:ietf:params:oauth:grant-type:token-exchange" -> byExchange(sent);
            default -> throw new IllegalArgumentException("grant_type");
        };
    }

    private String byCode(Map<String, String> sent) throws GeneralSecurityException, JOSEException {
        var asked = Objects.requireNonNullElse(codes.remove(sent.getOrDefault("code", "")), Map.<String, String>of());
        require(redirect.equals(sent.get("redirect_uri")), "code");
        require(challenge(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge")), "code_verifier");
        return """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": %d, "refresh_token": "%s",
                 "scope": "openid", "id_token": "%s"}""".formatted(
                        signed("auth-service", Map.of()),
                        life.toSeconds(),
                        nextRefreshToken(),
                        signed("gateway", Map.of("nonce", asked.get("nonce"))));
    }

    /** Good once: whoever presents one a second time has logged somebody out. */
    private String byRefreshToken(Map<String, String> sent) throws JOSEException {
        refreshes.incrementAndGet();
        if (over || !refreshTokens.remove(sent.getOrDefault("refresh_token", ""))) {
            throw new Refused("refresh-token-rejected");
        }
        return """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": %d, "refresh_token": "%s"}""".formatted(signed("auth-service", Map.of()), life.toSeconds(), nextRefreshToken());
    }

    private String byExchange(Map<String, String> sent) throws JOSEException {
        exchanges.incrementAndGet();
        require(sent.containsKey("subject_token") && sent.containsKey("organization_id"), "exchange");
        if (over) {
            throw new Refused("session-ended");
        }
        if (closed.contains(sent.get("organization_id"))) {
            throw new Refused("not-a-member");
        }
        var claims = Map.<String, Object>of("org_id", sent.get("organization_id"));
        return """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": %d,
                 "issued_token_type": "urn:ietf:params:oauth:token-type:access_token"}""".formatted(signed(Objects.requireNonNull(sent.get("audience")), claims), life.toSeconds());
    }

    private String nextRefreshToken() {
        var token = REFRESH_TOKEN + UUID.randomUUID();
        refreshTokens.add(token);
        return token;
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String code) {
            super(code);
        }
    }

    private void authenticate(Map<String, String> sent) throws ParseException, JOSEException {
        require(
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(sent.get("client_assertion_type")),
                "client_assertion_type");
        var assertion = SignedJWT.parse(sent.get("client_assertion"));
        var claims = assertion.getJWTClaimsSet();
        require(assertion.verify(new RSASSAVerifier(client.toRSAPublicKey())), "signature");
        require("gateway".equals(claims.getIssuer()) && "gateway".equals(claims.getSubject()), "client");
        require(claims.getAudience().contains(issuer() + "/token"), "audience");
        require(expiry(assertion).isAfter(Instant.now()), "expiry");
        require(assertions.add(claims.getJWTID()), "jti");
    }

    private static Instant expiry(SignedJWT assertion) {
        return Instant.ofEpochSecond(Long.parseLong(
                String.valueOf(assertion.getPayload().toJSONObject().get("exp"))));
    }

    private String signed(String audience, Map<String, ?> more) throws JOSEException {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(SUBJECT)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.plus(life).getEpochSecond());
        more.forEach(claims::claim);
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signing.getKeyID())
                        .build(),
                claims.build());
        jwt.sign(new RSASSASigner(signing));
        return jwt.serialize();
    }

    private String metadata() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/jwks", "end_session_endpoint": "%1$s/end", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"],
                 "token_endpoint_auth_methods_supported": ["private_key_jwt"]}""".formatted(issuer());
    }

    private static String challenge(String verifier) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static Map<String, String> parameters(String query) {
        var decoded = new ConcurrentHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var parts = pair.split("=", 2);
            decoded.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return decoded;
    }

    private static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalArgumentException(what);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey rsaKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
