package io.trialsuite.auth.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PasskeyLoginScenarioTests extends PasskeyScenario {

    PasskeyLoginScenarioTests(World world) {
        super(world);
    }

    @Test
    void aPasskeyAloneOpensASessionOfTwoFactors() throws ParseException {
        var owner = owner();

        var tokens = logIn(owner.phone().get(asked()));

        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(tokens.text("organizationId")).isEqualTo(owner.person().organization());
        var claims = SignedJWT.parse(tokens.text("accessToken")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(account(owner.person()));
        assertThat(claims.getClaim("acr")).isEqualTo("urn:trialsuite:acr:multi-factor");
        assertThat(claims.getClaim("amr")).isEqualTo(List.of("pop", "user", "mfa"));
        var passkey = get("/v2/users/me/factors", tokens.text("accessToken"))
                .json()
                .path("passkeys")
                .path(0);
        assertThat(passkey.path("name").asString()).isEqualTo("Kim's phone");
        assertThat(passkey.path("lastUsedAt").isNull()).isFalse();
        assertThat(events(owner.person())).contains("auth.passkey.registered.v1", "auth.login.succeeded.v1");
        assertThat(mails(owner.person().email(), "factors-changed")).hasSize(1);
    }

    @Test
    void aPasswordAloneNoLongerOpensAnythingAndARecoveryCodeHelps() {
        var owner = owner();
        assertThat(owner.recoveryCodes()).hasSize(10);

        var asked = logIn(owner.person().email(), PASSWORD);

        assertThat(asked.refusal()).isEqualTo("403 second-factor-required");
        assertThat(asked.json().path("methods").values().stream().map(JsonNode::asString))
                .containsExactly("passkey", "recovery-code");
        var proved = post(
                "/v2/session/second-factor",
                Map.of(
                        "pendingAuthenticationToken",
                        asked.text("pendingAuthenticationToken"),
                        "code",
                        owner.recoveryCodes().getFirst()),
                null);
        assertThat(proved.status()).as(proved.body()).isEqualTo(200);
        assertThat(remove(proved.text("accessToken"), owner.phone()).status())
                .as("the lost phone is taken away")
                .isEqualTo(204);
        assertThat(logIn(owner.phone().get(asked())).refusal()).isEqualTo("401 passkey-rejected");
        assertThat(logIn(owner.person().email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAnswerIsGoodOnceAlsoOfAnAuthenticatorThatDoesNotCount() throws Exception {
        var owner = owner(new SoftAuthenticator().withoutCounter());
        var answer = owner.phone().get(asked());

        var answers = atOnce(4, () -> logIn(answer));

        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() != 200)
                .allSatisfy(it -> assertThat(it.refusal()).isEqualTo("401 passkey-rejected"));
    }

    @Test
    void anAnswerThatComesLateIsRefused() {
        var owner = owner();
        var asked = asked();

        world.clock().advance(Duration.ofMinutes(5));

        assertThat(logIn(owner.phone().get(asked)).refusal()).isEqualTo("401 passkey-rejected");
    }

    @Test
    void onlyWhatWasAskedHereIsAnswered() {
        var owner = owner();
        var registration =
                post("/v2/users/me/passkeys/options", Map.of(), owner.person().token());
        var elsewhere = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc";

        assertThat(logIn(owner.phone().get(challenge(elsewhere))).status())
                .as("another site's challenge")
                .isEqualTo(401);
        assertThat(logIn(owner.phone().get(registration.json())).status())
                .as("a challenge of ours, for something else")
                .isEqualTo(401);
        assertThat(logIn(owner.phone().get(asked(), "webauthn.create")).status())
                .as("what an authenticator signs when it registers")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://trialsuite.example.evil", "http://localhost", "http://127.0.0.1:8101"})
    void aPageElsewhereLearnsNothingOfUse(String page) {
        var owner = owner();

        assertThat(logIn(owner.phone().on(page).get(asked())).refusal()).isEqualTo("401 passkey-rejected");
    }

    @Test
    void anAuthenticatorThatDoesNotVerifyItsOwnerProvesNothing() {
        var owner = owner();

        assertThat(logIn(owner.phone().withoutPin().get(asked())).refusal()).isEqualTo("401 passkey-rejected");
        assertThat(logIn(owner.phone().of("example.com").get(asked())).status()).isEqualTo(401);
    }

    @Test
    void aCopiedAuthenticatorIsRefused() {
        var owner = owner();
        assertThat(logIn(owner.phone().get(asked())).status()).isEqualTo(200);

        assertThat(logIn(owner.phone().countingBackTo(1).get(asked())).refusal())
                .isEqualTo("401 passkey-rejected");
        assertThat(events(owner.person())).contains("auth.passkey.disproved.v1");
    }

    @Test
    void nobodyLogsInAsAnotherByTheirOwnPasskey() {
        var owner = owner();
        var other = owner();
        var claiming = owner.phone().claiming(UUID.fromString(account(other.person())));

        assertThat(logIn(claiming.get(asked())).refusal()).isEqualTo("401 passkey-rejected");
        assertThat(logIn(new SoftAuthenticator().get(asked())).refusal())
                .as("nor by one that nobody has registered")
                .isEqualTo("401 passkey-rejected");
    }

    @Test
    void aTamperedSignatureIsRefusedAndGuessingEnds() {
        var owner = owner();
        for (var i = 0; i < 5; i++) {
            var answer = new HashMap<>(owner.phone().get(asked()));
            var response = new HashMap<>(map(answer.get("response")));
            response.put("signature", "MEUCIQDcjIvbLZZ6mCM2");
            answer.put("response", response);
            assertThat(logIn(answer).refusal()).isEqualTo("401 passkey-rejected");
        }

        assertThat(logIn(owner.phone().get(asked())).refusal()).isEqualTo("429 too-many-attempts");
    }

    @Test
    void whoIsSuspendedIsAnsweredLikeAStranger() {
        var owner = owner();
        var before = events(owner.person()).size();
        assertThat(post(
                                "/internal/v1/accounts/%s/suspension".formatted(account(owner.person())),
                                Map.of("reason", "ticket 4711"),
                                service("auth.internal"))
                        .status())
                .isEqualTo(204);

        assertThat(logIn(owner.phone().get(asked())).refusal()).isEqualTo("401 passkey-rejected");
        assertThat(events(owner.person()).stream().skip(before)).doesNotContain("auth.login.succeeded.v1");
    }

    @Test
    void nobodyStepsUpByThePasskeyOfAnother() {
        var owner = owner();
        var other = owner();
        var before = events(other.person());

        assertThat(post(
                                "/v2/session/step-up/passkey",
                                Map.of("credential", other.phone().get(asked())),
                                owner.person().token())
                        .refusal())
                .isEqualTo("401 passkey-rejected");
        assertThat(get("/v2/users/me", owner.person().token()).status()).isEqualTo(200);
        assertThat(events(other.person())).as("the other has not logged in").isEqualTo(before);
    }

    private static JsonNode challenge(String text) {
        return JsonMapper.shared().valueToTree(Map.of("challenge", text));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}
