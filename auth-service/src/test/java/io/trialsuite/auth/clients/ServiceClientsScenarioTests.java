package io.trialsuite.auth.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

class ServiceClientsScenarioTests extends AuthScenario {

    private static final Duration SHORT = Duration.ofMinutes(1);

    private final UsedAssertions used;

    ServiceClientsScenarioTests(World world, UsedAssertions used) {
        super(world);
        this.used = used;
    }

    @Test
    void aServiceGetsATokenForOneOfItsAudiencesAndScopes() throws Exception {
        var answer =
                ask(assertion(MAILING_KEY, SHORT), Map.of("audience", "consent-service", "scope", "consent.internal"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var token = SignedJWT.parse(answer.text("access_token"));
        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getSubject()).isEqualTo("mailing-service");
        assertThat(claims.getAudience()).containsExactly("consent-service");
        assertThat(claims.getStringClaim("scope")).isEqualTo("consent.internal");
        assertThat(claims.getClaims()).doesNotContainKeys("org_id", "sid");
        var key = JWKSet.parse(get("/oauth2/jwks", null).body())
                .getKeyByKeyId(token.getHeader().getKeyID())
                .toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }

    @Test
    void aServiceGetsNoTokenForWhatItIsNotConfiguredFor() {
        assertThat(error(ask(
                        assertion(MAILING_KEY, SHORT),
                        Map.of("audience", "auth-service", "scope", "consent.internal"))))
                .isEqualTo("400 invalid_target");
        assertThat(error(ask(assertion(MAILING_KEY, SHORT), Map.of("scope", "consent.internal"))))
                .isEqualTo("400 invalid_target");
        assertThat(error(ask(
                        assertion(MAILING_KEY, SHORT),
                        Map.of("audience", "consent-service", "scope", "consent.everything"))))
                .isEqualTo("400 invalid_scope");
        assertThat(error(ask(assertion(MAILING_KEY, SHORT), Map.of("audience", "consent-service"))))
                .isEqualTo("400 invalid_scope");
    }

    @Test
    void anAssertionSignedWithAnotherKeyIsRefused() throws Exception {
        var stranger = new RSAKeyGenerator(2048).keyID("mailing-1").generate();

        assertThat(error(ask(assertion(stranger, SHORT), GOOD))).isEqualTo("401 invalid_client");
    }

    @Test
    void anAssertionSignedWithThePublicKeyAsASharedSecretIsRefused() throws Exception {
        var forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("mailing-1").build(), claims(ISSUER, SHORT));
        forged.sign(new MACSigner(
                MAILING_KEY.toPublicJWK().toJSONString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(error(ask(forged.serialize(), GOOD))).isEqualTo("401 invalid_client");
    }

    @Test
    void anExpiredALongLivedAndAForeignAssertionAreRefused() {
        assertThat(error(ask(assertion(MAILING_KEY, Duration.ofMinutes(-5)), GOOD)))
                .isEqualTo("401 invalid_client");
        assertThat(error(ask(assertion(MAILING_KEY, Duration.ofDays(1000)), GOOD)))
                .isEqualTo("401 invalid_client");
        assertThat(error(ask(signed(MAILING_KEY, claims("https://elsewhere.example", SHORT)), GOOD)))
                .isEqualTo("401 invalid_client");
    }

    @Test
    void anAssertionWithoutAnExpiryOrAnIdIsRefused() {
        var endless = new JWTClaimsSet.Builder(claims(ISSUER, SHORT)).expirationTime(null);
        var nameless = new JWTClaimsSet.Builder(claims(ISSUER, SHORT)).jwtID(null);

        assertThat(error(ask(signed(MAILING_KEY, endless.build()), GOOD))).isEqualTo("401 invalid_client");
        assertThat(error(ask(signed(MAILING_KEY, nameless.build()), GOOD))).isEqualTo("401 invalid_client");
    }

    @Test
    void anAssertionIsGoodForOneToken() {
        var assertion = assertion(MAILING_KEY, SHORT);
        assertThat(ask(assertion, GOOD).status()).isEqualTo(200);

        assertThat(error(ask(assertion, GOOD))).isEqualTo("401 invalid_client");
    }

    @Test
    void ofManyThatPresentAnAssertionAtTheSameTimeOneGetsAToken() throws Exception {
        var assertion = assertion(MAILING_KEY, SHORT);

        var statuses = atOnce(6, () -> ask(assertion, GOOD).status());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(5);
    }

    @Test
    void whoPresentsACopyWhileTheOriginalIsBeingUsedLoses() throws Exception {
        var claims = claims(ISSUER, SHORT);

        var copy = overtaken(rows -> use(rows, claims), () -> ask(signed(MAILING_KEY, claims), GOOD));

        assertThat(error(copy)).isEqualTo("401 invalid_client");
    }

    @Test
    void ifTheOriginalComesToNothingTheCopyIsTheFirst() throws Exception {
        var claims = claims(ISSUER, SHORT);

        var copy = overtaken(
                rows -> use(rows, claims), Connection::rollback, () -> ask(signed(MAILING_KEY, claims), GOOD));

        assertThat(copy.status()).isEqualTo(200);
    }

    @Test
    void ifUsedAssertionsWereForgottenTooEarlyACopyWouldOpenTheDoor() {
        var assertion = assertion(MAILING_KEY, SHORT);
        assertThat(ask(assertion, GOOD).status()).isEqualTo(200);

        world.rows().sql("delete from client_assertion").update();

        assertThat(ask(assertion, GOOD).status()).isEqualTo(200);
    }

    @Test
    void usedAssertionsAreForgottenOnceTheyHaveExpiredForGood() {
        assertThat(used.use("x", "expired", world.clock().instant().minusSeconds(1)))
                .isTrue();
        assertThat(used.use("x", "usable", world.clock().instant().plusSeconds(60)))
                .isTrue();

        used.forgetExpiredOnes();

        assertThat(used.use("x", "expired", world.clock().instant())).isTrue();
        assertThat(used.use("x", "usable", world.clock().instant())).isFalse();
        assertThat(used.use("y", "usable", world.clock().instant())).isTrue();
    }

    @Test
    void aSharedSecretIsNoWayIn() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", "mailing-service");
        form.add("client_secret", "");

        assertThat(submit(form).status()).isIn(400, 401);
    }

    @Test
    void aServicesTokenIsNoPersons() {
        var token = ask(assertion(MAILING_KEY, SHORT), GOOD).text("access_token");

        assertThat(get("/v2/users/me", token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/device_authorization",
                "/userinfo",
                "/connect/register",
                "/login"
            })
    void whatIsNotOfferedIsNotReachable(String path) {
        assertThat(get(path, null).status()).isEqualTo(401);
        assertThat(post(path, Map.of(), somebody().token()).status()).isIn(403, 404, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    void theIssuerDescribesItselfByItsConfiguredAddress(String path) {
        var metadata = get(path, null);

        assertThat(metadata.text("issuer")).isEqualTo(ISSUER);
        assertThat(metadata.text("jwks_uri")).isEqualTo(ISSUER + "/oauth2/jwks");
        assertThat(metadata.text("token_endpoint")).isEqualTo(ISSUER + "/oauth2/token");
        assertThat(metadata.text("authorization_endpoint")).isEqualTo(ISSUER + "/oauth2/authorize");
        assertThat(metadata.json().path("code_challenge_methods_supported").valueStream())
                .extracting(method -> method.asString())
                .containsExactly("S256");
    }

    private static final Map<String, String> GOOD = Map.of("audience", "consent-service", "scope", "consent.internal");

    private static void use(JdbcClient rows, JWTClaimsSet claims) {
        assertThat(rows.sql("""
                                insert into client_assertion (client_id, jti_sha256, expires_at)
                                values ('mailing-service', sha256(:id::bytea), now() + interval '1 minute')""").param("id", claims.getJWTID()).update()).isEqualTo(1);
    }

    private Answer ask(String assertion, Map<String, String> parameters) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", "mailing-service");
        form.add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.add("client_assertion", assertion);
        parameters.forEach(form::add);
        return submit(form);
    }

    private Answer submit(LinkedMultiValueMap<String, String> form) {
        var result = client().post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange()
                .returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    private static String error(Answer answer) {
        return answer.status() + " " + answer.text("error");
    }

    private static String assertion(RSAKey key, Duration lifetime) {
        return signed(key, claims(ISSUER, lifetime));
    }

    private static JWTClaimsSet claims(String audience, Duration lifetime) {
        return new JWTClaimsSet.Builder()
                .issuer("mailing-service")
                .subject("mailing-service")
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .claim("exp", Instant.now().plus(lifetime).getEpochSecond())
                .build();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("mailing-1").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
