package io.trialsuite.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class BadInputScenarioTests extends AuthScenario {

    BadInputScenarioTests(World world) {
        super(world);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/accounts", "/v2/session", "/v2/session/organization-selection", "/v2/session/refresh"})
    void whatIsNotJsonIsRefused(String path) {
        assertThat(raw(path, "{\"email\": ").refusal()).isEqualTo("400 malformed-json");
        assertThat(raw(path, "[]").status()).isEqualTo(400);
        assertThat(raw(path, "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "emailVerified", "id", "isAdmin"})
    void aRegistrationCannotSmuggleAnythingIn(String field) {
        var body =
                new HashMap<String, Object>(Map.of("email", someEmail(), "displayName", "Kim", "password", PASSWORD));
        body.put(field, "OWNER");

        var answer = post("/v2/accounts", body, null);

        assertThat(answer.refusal()).isEqualTo("400 unknown-field");
        assertThat(answer.json().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/" + field);
    }

    @Test
    void oversizeFieldsAreRefusedBeforeAnythingIsHashed() {
        var hashes = world.hashing().hashesOf(() -> {
            assertThat(registration("x".repeat(300) + "@hospital.example", "Kim", PASSWORD)
                            .status())
                    .isEqualTo(422);
            assertThat(registration(someEmail(), "x".repeat(101), PASSWORD).status())
                    .isEqualTo(422);
            assertThat(registration(someEmail(), "Kim", "ab".repeat(300)).status())
                    .isEqualTo(422);
            assertThat(registration(someEmail(), "Kim", "x".repeat(2_000_000)).status())
                    .isEqualTo(413);
            assertThat(logIn(someEmail(), "ab".repeat(300)).status()).isEqualTo(422);
        });

        assertThat(hashes).isZero();
    }

    @Test
    void weakPasswordsAndBrokenAddressesAreRefusedWithAPlace() {
        var weak = registration(someEmail(), "Kim", "password12345");
        var broken = registration("kim.at.hospital", "Kim", PASSWORD);

        assertThat(weak.refusal()).isEqualTo("422 password-breached");
        assertThat(weak.json().path("errors").get(0).path("pointer").asString()).isEqualTo("/password");
        assertThat(broken.refusal()).isEqualTo("422 email-invalid");
        assertThat(weak.body()).doesNotContain("password12345");
    }

    @Test
    void missingFieldsAndWrongTypesAreRefused() {
        assertThat(post("/v2/accounts", Map.of("email", someEmail()), null).status())
                .isEqualTo(422);
        assertThat(post(
                                "/v2/session/organization",
                                Map.of("organizationId", "not-a-uuid"),
                                somebody().token())
                        .status())
                .isEqualTo(400);
        assertThat(add(founder(), someEmail(), "KING").status()).isEqualTo(400);
    }

    @Test
    void creatingNeedsAnIdempotencyKeyAndARepetitionCreatesNothing() {
        var person = somebody();
        var body = Map.of(
                "name",
                "Seoul Trials",
                "slug",
                "org-" + UUID.randomUUID().toString().substring(0, 13));

        assertThat(withKey(person, body, null).refusal()).isEqualTo("400 idempotency-key-required");
        var first = withKey(person, body, "key-1");
        var second = withKey(person, body, "key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(get("/v2/users/me", person.token()).json().path("memberships"))
                .hasSize(1);
    }

    @Test
    void aTokenThatIsNoneOpensNothing() {
        assertThat(get("/v2/users/me", "nonsense").status()).isEqualTo(401);
        assertThat(get("/v2/users/me", somebody().token() + "x").status()).isEqualTo(401);
        assertThat(get("/v2/users/me", null).status()).isEqualTo(401);
        var foreign = SUITE.tokens()
                .user("auth-service", UUID.randomUUID(), UUID.randomUUID(), "OWNER")
                .value();
        assertThat(get("/v2/users/me", foreign).status()).isEqualTo(401);
    }

    private Answer registration(String email, String displayName, String password) {
        return post("/v2/accounts", Map.of("email", email, "displayName", displayName, "password", password), null);
    }

    private Answer raw(String path, String body) {
        var result = client().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    private Answer withKey(Person person, Object body, @org.jspecify.annotations.Nullable String key) {
        var request = client().post()
                .uri("/v2/organizations")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + person.token());
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        var result = request.body(body).exchange().returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }
}
