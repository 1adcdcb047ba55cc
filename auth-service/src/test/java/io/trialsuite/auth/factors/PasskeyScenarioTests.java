package io.trialsuite.auth.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
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
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PasskeyScenarioTests extends AuthScenario {

    PasskeyScenarioTests(World world) {
        super(world);
    }

    /** A person and the phone that knows them. */
    private record Owner(Person person, SoftAuthenticator phone, List<String> recoveryCodes) {}

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
    void nobodyStepsUpByThePasskeyOfAnother() {
        var owner = owner();
        var other = owner();

        assertThat(post(
                                "/v2/session/step-up/passkey",
                                Map.of("credential", other.phone().get(asked())),
                                owner.person().token())
                        .refusal())
                .isEqualTo("401 passkey-rejected");
        assertThat(get("/v2/users/me", owner.person().token()).status()).isEqualTo(200);
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

    private Owner owner() {
        return owner(new SoftAuthenticator());
    }

    private Owner owner(SoftAuthenticator phone) {
        var person = founder();
        var registered = enrol(person.token(), phone);
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        var tokens = logIn(phone.get(asked()));
        return new Owner(
                person.with(tokens),
                phone,
                registered.json().path("recoveryCodes").values().stream()
                        .map(JsonNode::asString)
                        .toList());
    }

    private Answer enrol(String token, SoftAuthenticator phone) {
        var options = post("/v2/users/me/passkeys/options", Map.of(), token);
        return register(token, "Kim's phone", phone.create(options.json()));
    }

    private Answer register(String token, String name, Map<String, Object> credential) {
        return post("/v2/users/me/passkeys", Map.of("name", name, "credential", credential), token);
    }

    private Answer remove(String token, SoftAuthenticator phone) {
        return exchange(HttpMethod.DELETE, "/v2/users/me/passkeys/" + phone.id(), null, token);
    }

    private JsonNode asked() {
        return post("/v2/session/passkey/options", Map.of(), null).json();
    }

    private Answer logIn(Map<String, Object> credential) {
        return post("/v2/session/passkey", Map.of("credential", credential), null);
    }

    private static JsonNode challenge(String text) {
        return JsonMapper.shared().valueToTree(Map.of("challenge", text));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private List<String> events(Person person) {
        return world.rows()
                .sql("select type from outbox_event where convert_from(payload, 'UTF8')::jsonb ->> 'accountId' = :id")
                .param("id", account(person))
                .query(String.class)
                .list();
    }
}
