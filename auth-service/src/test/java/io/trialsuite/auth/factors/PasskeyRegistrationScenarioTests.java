package io.trialsuite.auth.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PasskeyRegistrationScenarioTests extends PasskeyScenario {

    PasskeyRegistrationScenarioTests(World world) {
        super(world);
    }

    @Test
    void whatIsNoAnswerIsRefusedInWords() {
        var person = founder();

        assertThat(logIn(Map.of()).refusal()).isEqualTo("401 passkey-rejected");
        assertThat(logIn(Map.of("id", "x", "rawId", "%%%", "type", "public-key", "response", Map.of("signature", 7)))
                        .refusal())
                .isEqualTo("401 passkey-rejected");
        assertThat(post("/v2/session/passkey", Map.of(), null).status()).isEqualTo(422);
        assertThat(register(person.token(), "Phone", Map.of()).refusal()).isEqualTo("422 passkey-invalid");
        var options = post("/v2/users/me/passkeys/options", Map.of(), person.token());
        var phone = new SoftAuthenticator();
        assertThat(register(person.token(), " ", phone.create(options.json())).refusal())
                .isEqualTo("422 passkey-name-invalid");
        assertThat(register(person.token(), "Phone", phone.withoutPin().create(options.json()))
                        .refusal())
                .isEqualTo("422 passkey-invalid");
        assertThat(logIn(person.email(), PASSWORD).status())
                .as("nothing has changed")
                .isEqualTo(200);
    }

    @Test
    void aPasskeyBelongsToWhoWasAskedAndToOnePerson() {
        var owner = owner();
        var other = founder();
        var ofOwner =
                post("/v2/users/me/passkeys/options", Map.of(), owner.person().token());

        assertThat(register(other.token(), "Phone", new SoftAuthenticator().create(ofOwner.json()))
                        .refusal())
                .as("made for the challenge of somebody else")
                .isEqualTo("422 passkey-invalid");
        var ofOther = post("/v2/users/me/passkeys/options", Map.of(), other.token());
        assertThat(register(other.token(), "Phone", owner.phone().create(ofOther.json()))
                        .refusal())
                .isEqualTo("409 passkey-exists");
        assertThat(remove(
                                logIn(owner.phone()
                                                .claiming(UUID.fromString(account(owner.person())))
                                                .get(asked()))
                                        .text("accessToken"),
                                new SoftAuthenticator())
                        .refusal())
                .isEqualTo("404 passkey-not-found");
    }

    @Test
    void aSessionFromBeforeTheFirstFactorAddsNone() {
        var person = founder();
        var stolen = logIn(person.email(), PASSWORD).text("accessToken");
        assertThat(enrol(person.token(), new SoftAuthenticator()).status()).isEqualTo(201);

        assertThat(post("/v2/users/me/passkeys/options", Map.of(), stolen).refusal())
                .isEqualTo("403 second-factor-required");
        assertThat(post("/v2/users/me/totp", Map.of(), stolen).refusal()).isEqualTo("403 second-factor-required");
    }

    @Test
    void anAppThatWasBegunBeforeTheFirstFactorIsNotConfirmedByAPassword() {
        var person = founder();
        var stolen = logIn(person.email(), PASSWORD).text("accessToken");
        var app = new App(post("/v2/users/me/totp", Map.of(), stolen).text("secret"), world.clock());
        assertThat(enrol(person.token(), new SoftAuthenticator()).status()).isEqualTo(201);

        assertThat(post("/v2/users/me/totp/confirmation", Map.of("code", app.code()), stolen)
                        .refusal())
                .isEqualTo("403 second-factor-required");
    }

    @Test
    void changingPasskeysTakesAFreshProof() {
        var owner = owner();
        var tokens = logIn(owner.phone().get(asked()));
        world.clock().advance(Duration.ofMinutes(11));
        var later = post("/v2/session/refresh", Map.of("refreshToken", tokens.text("refreshToken")), null)
                .text("accessToken");

        assertThat(post("/v2/users/me/passkeys/options", Map.of(), later).refusal())
                .isEqualTo("401 insufficient-user-authentication");
        assertThat(remove(later, owner.phone()).refusal()).isEqualTo("401 insufficient-user-authentication");

        var fresh = post(
                "/v2/session/step-up/passkey",
                Map.of("credential", owner.phone().get(asked())),
                later);
        assertThat(fresh.status()).as(fresh.body()).isEqualTo(200);
        assertThat(get("/v2/users/me", later).status())
                .as("the session before has ended")
                .isEqualTo(401);
        assertThat(enrol(fresh.text("accessToken"), new SoftAuthenticator())
                        .json()
                        .has("recoveryCodes"))
                .as("there are some already")
                .isFalse();
    }

    @Test
    void theAuthenticatorIsToldWhatItHasAlready() {
        var owner = owner();

        var options = post(
                        "/v2/users/me/passkeys/options",
                        Map.of(),
                        owner.person().token())
                .json();

        assertThat(options.path("excludeCredentials").path(0).path("id").asString())
                .isEqualTo(owner.phone().id());
        assertThat(options.path("excludeCredentials").path(0).path("transports").values().stream()
                        .map(JsonNode::asString))
                .as("what the standard names")
                .containsExactly("internal");
        assertThat(options.path("authenticatorSelection")
                        .path("userVerification")
                        .asString())
                .isEqualTo("required");
        assertThat(options.path("rp").path("id").asString()).isEqualTo("localhost");
    }
}
