package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.TestToken;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.test.web.servlet.client.RestTestClient;

class SecurityScenarioTests extends EdgeScenario {

    static Stream<Arguments> tokensThatMustNotBeBelieved() {
        return Stream.of(
                bad("expired", it -> it.expired().value()),
                bad("without expiry", it -> it.without("exp").value()),
                bad("another audience", it -> it.audience("consent-service").value()),
                bad(
                        "two audiences",
                        it -> it.claim("aud", List.of(AUDIENCE, "consent-service"))
                                .value()),
                bad("another issuer", it -> it.issuer("http://elsewhere").value()),
                bad("an id token", it -> it.type("JWT").value()),
                bad("forged", it -> it.forged().value()),
                bad("alg none", TestToken::unsignedValue),
                bad("HS256 with the public key as secret", TestToken::valueSignedWithPublicKeyAsSecret),
                bad(
                        "jku header",
                        it -> it.withForeignKeyAt(URI.create("http://127.0.0.1:1/keys"))
                                .value()),
                bad("jwk header", it -> it.withForeignKeyInside().value()),
                bad("tampered", it -> tampered(it.value())),
                bad("no token at all", it -> "rubbish"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatMustNotBeBelieved")
    void aTokenThatIsNotOursIsRefusedAndNothingHappens(String kind, Function<TestToken, String> forge) {
        get(notesPath(), forge.apply(token()))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-token");
    }

    @Test
    void aGoodTokenIsBelieved() {
        get(notesPath(), token().value()).expectStatus().isOk();
    }

    /** Shows that the matrix tests our checks and not the library's defaults. */
    @Test
    void aDecoderWithoutOurChecksWouldBelieveSomeOfThem() {
        var lenient = NimbusJwtDecoder.withJwkSetUri(tokens.jwkSetUri())
                .validateType(false)
                .build();

        lenient.setJwtValidator(token -> OAuth2TokenValidatorResult.success());

        assertThat(lenient.decode(token().audience("consent-service").value())).isNotNull();
        assertThat(lenient.decode(token().issuer("http://elsewhere").value())).isNotNull();
        assertThat(lenient.decode(token().type("JWT").value())).isNotNull();
        assertThat(lenient.decode(token().without("exp").value())).isNotNull();
    }

    @Test
    void noTokenIsChallenged() {
        http().get()
                .uri(notesPath())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token-required");
    }

    @Test
    void theOrganizationInTheAddressMustBeTheTokens() {
        http().post()
                .uri("/v1/organizations/{other}/notes", UUID.randomUUID())
                .header("Authorization", token().bearer())
                .header("Idempotency-Key", "mismatch")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{ this is not even JSON")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("organization-mismatch");

        assertThat(notes()).isZero();
    }

    @Test
    void aTokenWithoutAnOrganizationReachesNone() {
        get(notesPath(), token().without("org_id").value())
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("organization-required");
    }

    @Test
    void internalRoutesNeedTheScopeThatTheServiceNames() {
        get(
                        "/internal/ping",
                        tokens.service(AUDIENCE, "mailing-service", "edge.internal")
                                .value())
                .expectStatus()
                .isOk();
        get(
                        "/internal/ping",
                        tokens.service(AUDIENCE, "mailing-service", "other").value())
                .expectStatus()
                .isForbidden();
        get("/internal/ping", token().value()).expectStatus().isForbidden();
        http().get().uri("/internal/ping").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void whatNoRuleNamesIsClosed() {
        get("/v1/elsewhere", token().value()).expectStatus().isForbidden();
        get("/actuator/env", token().value()).expectStatus().isForbidden();
        http().get().uri("/v1/elsewhere").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void openRoutesAndProbesNeedNoToken() {
        http().get().uri("/v1/links/any").exchange().expectStatus().isOk();
        http().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
        http().get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, prometheus, 200",
        "GET, outbox, 200",
        "GET, replays, 200",
        "GET, deadletters, 200",
        "GET, pauses, 200",
        "DELETE, outbox/0197f3c2-8f20-7d41-8a3e-5b1d7e0f4c22?by=me&reason=gone, 200",
        "DELETE, replays/0197f3c2-8f20-7d41-8a3e-5b1d7e0f4c22?by=me&reason=gone, 200",
        "POST, outbox/0197f3c2-8f20-7d41-8a3e-5b1d7e0f4c22, 200"
    })
    void operatorsNeedTheirScope(HttpMethod method, String endpoint, int expected) {
        var operator = tokens.service(AUDIENCE, "operator", "platform.operate");

        operate(method, endpoint, operator).expectStatus().isEqualTo(expected);
        operate(method, endpoint, token()).expectStatus().isForbidden();
        operate(method, endpoint, tokens.service(AUDIENCE, "mailing-service", "edge.internal"))
                .expectStatus()
                .isForbidden();
        operate(method, endpoint, operator.audience("consent-service"))
                .expectStatus()
                .isUnauthorized();
        http().method(method)
                .uri("/actuator/" + endpoint)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void anOperatorIsToldWhatIsWrongWithARequest() {
        operate(HttpMethod.POST, "pauses", tokens.service(AUDIENCE, "operator", "platform.operate"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("A pause names a topic, a subject or a tenant");
    }

    @Test
    void theOperatorsPageIsLetOutWithAPolicyOfItsOwn() {
        for (var part : List.of("", "/console.js", "/console.css")) {
            http().get()
                    .uri("/actuator/outboxconsole" + part)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueMatches(
                            "Content-Security-Policy", "default-src 'none'; script-src 'self'.*frame-ancestors 'none'")
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueMatches("Cache-Control", ".*no-store.*");
        }
        operate(HttpMethod.POST, "outboxconsole", tokens.service(AUDIENCE, "operator", "platform.operate"))
                .expectStatus()
                .isEqualTo(405);
        http().get()
                .uri("/actuator/outboxconsole/console.js/more")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void onlyOperatorsLearnWhatTheHealthIsMadeOf() {
        var operator = tokens.service(AUDIENCE, "operator", "platform.operate");

        http().get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .exists()
                .jsonPath("$.components")
                .doesNotExist();
        operate(HttpMethod.GET, "health", token())
                .expectBody()
                .jsonPath("$.components")
                .doesNotExist();
        operate(HttpMethod.GET, "health", operator)
                .expectBody()
                .jsonPath("$.components.db.details")
                .exists();
    }

    @Test
    void theCallerIsWhoTheTokenSays() {
        get(
                        "/v1/organizations/" + organization + "/caller",
                        token().scope("notes:write notes:read").value())
                .expectBody()
                .jsonPath("$.accountId")
                .isEqualTo(account.toString())
                .jsonPath("$.organizationId")
                .isEqualTo(organization.toString())
                .jsonPath("$.role")
                .isEqualTo("COORDINATOR")
                .jsonPath("$.scopes.length()")
                .isEqualTo(2);
    }

    @Test
    void everyAnswerForbidsSniffingFramingAndStoring() {
        get(notesPath(), token().value())
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer");
    }

    private RestTestClient.ResponseSpec operate(HttpMethod method, String endpoint, TestToken token) {
        return http().method(method)
                .uri("/actuator/" + endpoint)
                .header("Authorization", token.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .body(method.equals(HttpMethod.POST) ? "{\"by\":\"me\",\"reason\":\"repaired\"}" : "")
                .exchange();
    }

    private static Arguments bad(String kind, Function<TestToken, String> forge) {
        return Arguments.of(kind, forge);
    }

    private static String tampered(String token) {
        var parts = token.split("\\.", -1);
        var claims = parts[1];
        var other = claims.charAt(10) == 'A' ? 'B' : 'A';
        return parts[0] + "." + claims.substring(0, 10) + other + claims.substring(11) + "." + parts[2];
    }
}
