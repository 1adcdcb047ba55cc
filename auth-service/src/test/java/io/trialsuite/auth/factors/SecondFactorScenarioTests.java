package io.trialsuite.auth.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "server.forward-headers-strategy=native")
class SecondFactorScenarioTests extends AuthScenario {

    private static final Duration STEP = Duration.ofSeconds(30);

    SecondFactorScenarioTests(World world) {
        super(world);
    }

    /** A person with an app and the recovery codes that came with it. */
    private record Careful(Person person, App app, List<String> recoveryCodes) {}

    @Test
    void aPasswordAloneNoLongerOpensAnything() {
        var careful = careful();

        var asked = logIn(careful.person().email(), PASSWORD);

        assertThat(asked.refusal()).isEqualTo("403 second-factor-required");
        assertThat(asked.body()).doesNotContain("accessToken");
        assertThat(post(
                                "/v2/session/organization-selection",
                                Map.of(
                                        "pendingAuthenticationToken",
                                        asked.text("pendingAuthenticationToken"),
                                        "organizationId",
                                        careful.person().organization()),
                                null)
                        .status())
                .as("choosing does not lead around the second factor")
                .isEqualTo(401);
        assertThat(post("/v1/login", Map.of("email", careful.person().email(), "password", PASSWORD), null)
                        .status())
                .as("nor does the old API")
                .isEqualTo(403);
    }

    @Test
    void passwordAndCodeMakeASessionOfTwoFactors() {
        var careful = careful();

        var tokens = prove(asked(careful), careful.app().code());

        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        var claims = claims(tokens);
        assertThat(claims.getClaim("acr")).isEqualTo("urn:trialsuite:acr:multi-factor");
        assertThat(claims.getClaim("amr")).isEqualTo(List.of("pwd", "otp", "mfa"));
        assertThat(claims(careful.person().tokens()).getClaim("acr")).isEqualTo("urn:trialsuite:acr:single-factor");
    }

    @Test
    void aCodeIsGoodOnceAndAWrongOneCanBeCorrected() {
        var careful = careful();
        var code = careful.app().code();
        assertThat(prove(asked(careful), code).status()).isEqualTo(200);

        var replayed = asked(careful);
        assertThat(prove(replayed, code).refusal()).isEqualTo("401 code-rejected");
        assertThat(prove(replayed, "000000").refusal()).isEqualTo("401 code-rejected");

        world.clock().advance(STEP);
        assertThat(prove(replayed, careful.app().code()).status()).isEqualTo(200);
        assertThat(prove(replayed, careful.app().code()).status())
                .as("what the password began is spent")
                .isEqualTo(401);
    }

    @Test
    void ofManyWhoUseOneCodeAtOnceOneGetsIn() throws Exception {
        var careful = careful();
        var pendings = atOnce(8, () -> asked(careful)).iterator();
        var code = careful.app().code();

        var answers = atOnce(8, () -> {
            String pending;
            synchronized (pendings) {
                pending = pendings.next();
            }
            return prove(pending, code);
        });

        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
    }

    @Test
    void nobodyUsesTheAppOfAnother() {
        var careful = careful();
        var other = careful();

        assertThat(prove(asked(careful), other.app().code()).status()).isEqualTo(401);
        assertThat(prove(asked(careful), other.recoveryCodes().getFirst()).status())
                .isEqualTo(401);
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        var careful = careful();
        var code = careful.recoveryCodes().getFirst();

        var tokens = prove(asked(careful), code.toLowerCase(Locale.ROOT).replace("-", " "));

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(prove(asked(careful), code).status()).isEqualTo(401);
        assertThat(get("/v2/users/me/factors", tokens.text("accessToken"))
                        .json()
                        .path("recoveryCodesLeft")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void ofManyWhoUseOneRecoveryCodeAtOnceOneGetsIn() throws Exception {
        var careful = careful();
        var code = careful.recoveryCodes().get(3);
        var pendings = atOnce(8, () -> asked(careful)).iterator();

        var answers = atOnce(8, () -> {
            String pending;
            synchronized (pendings) {
                pending = pendings.next();
            }
            return prove(pending, code);
        });

        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
    }

    @Test
    void guessingCodesBecomesPointlessAndKeepsNobodyOutElsewhere() {
        var careful = careful();
        var pending = asked(careful);
        for (var i = 0; i < 5; i++) {
            assertThat(prove(pending, "00000" + i).status()).isEqualTo(401);
        }

        assertThat(prove(pending, careful.app().code()).refusal()).isEqualTo("429 too-many-attempts");
        assertThat(proveFrom("203.0.113.77", pending, careful.app().code()).status())
                .as("the owner, from another network")
                .isEqualTo(200);
    }

    @Test
    void whatCameByMailIsNoSecondFactor() {
        var careful = careful();
        assertThat(post(
                                "/v2/accounts/password-resets",
                                Map.of("email", careful.person().email()),
                                null)
                        .status())
                .isEqualTo(202);
        var link = mails(careful.person().email(), "password-reset").getLast().token();
        assertThat(post(
                                "/v2/accounts/password-resets/completion",
                                Map.of("token", link, "password", "a new one, long enough"),
                                null)
                        .status())
                .isEqualTo(204);

        assertThat(logIn(careful.person().email(), "a new one, long enough").refusal())
                .isEqualTo("403 second-factor-required");
        assertThat(prove(asked(careful, "a new one, long enough"), link.substring(0, 40))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anAppThatWasNeverConfirmedIsNotAskedFor() {
        var person = founder();
        var begun = post("/v2/users/me/totp", Map.of(), person.token());

        assertThat(begun.status()).isEqualTo(200);
        assertThat(logIn(person.email(), PASSWORD).status()).isEqualTo(200);
        assertThat(post("/v2/users/me/totp/confirmation", Map.of("code", "000000"), person.token())
                        .refusal())
                .isEqualTo("401 code-rejected");
        assertThat(logIn(person.email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void removingTheAppTakesACodeAndIsTold() {
        var careful = careful();
        var token = careful.person().token();

        assertThat(post("/v2/users/me/totp/removal", Map.of("code", "000000"), token)
                        .status())
                .isEqualTo(401);
        assertThat(post("/v2/users/me/totp", Map.of(), twoFactors(careful).token())
                        .refusal())
                .isEqualTo("409 factor-exists");
        world.clock().advance(STEP);
        assertThat(post(
                                "/v2/users/me/totp/removal",
                                Map.of("code", careful.app().code()),
                                token)
                        .status())
                .isEqualTo(204);

        assertThat(logIn(careful.person().email(), PASSWORD).status()).isEqualTo(200);
        assertThat(mails(careful.person().email(), "factors-changed")).hasSize(2);
        assertThat(events(careful.person()))
                .containsSequence("auth.factor.enrolled.v1")
                .contains("auth.factor.removed.v1", "auth.factor.failed.v1");
        assertThat(world.rows()
                        .sql("select count(*) from recovery_code where account_id = :id")
                        .param("id", UUID.fromString(account(careful.person())))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void newRecoveryCodesMakeTheOldOnesWorthless() {
        var careful = careful();
        var answer = post(
                "/v2/users/me/recovery-codes",
                Map.of("code", careful.recoveryCodes().getFirst()),
                careful.person().token());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var fresh = strings(answer, "recoveryCodes");
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(careful.recoveryCodes());
        assertThat(prove(asked(careful), careful.recoveryCodes().get(1)).status())
                .isEqualTo(401);
        assertThat(prove(asked(careful), fresh.get(1)).status()).isEqualTo(200);
    }

    @Test
    void neitherSecretNorCodesCanBeReadFromTheDatabase() {
        var careful = careful();

        var stored = world.rows()
                .sql("""
                        select encode(secret_encrypted, 'escape') from totp_factor where account_id = :id
                        union all select encode(code_sha256, 'hex') from recovery_code where account_id = :id""")
                .param("id", UUID.fromString(account(careful.person())))
                .query(String.class)
                .list();

        assertThat(stored).hasSize(11);
        assertThat(String.join(" ", stored)).doesNotContain(careful.recoveryCodes());
    }

    @Test
    void steppingUpMakesTheProofFreshInANewSession() {
        var careful = careful();
        var tokens = prove(asked(careful), careful.app().code());
        world.clock().advance(Duration.ofMinutes(20));
        var next = post("/v2/session/refresh", Map.of("refreshToken", tokens.text("refreshToken")), null);

        assertThat(stepUp(next, Map.of("password", PASSWORD)).refusal()).isEqualTo("403 second-factor-required");
        assertThat(stepUp(next, Map.of("password", PASSWORD, "code", "000000")).refusal())
                .isEqualTo("401 code-rejected");
        assertThat(stepUp(
                                next,
                                Map.of(
                                        "password",
                                        "wrong",
                                        "code",
                                        careful.app().code()))
                        .status())
                .isEqualTo(401);
        var fresh =
                stepUp(next, Map.of("password", PASSWORD, "code", careful.app().code()));

        assertThat(fresh.status()).as(fresh.body()).isEqualTo(200);
        assertThat(fresh.text("organizationId")).isEqualTo(careful.person().organization());
        assertThat(authTime(fresh) - authTime(next)).isBetween(1_190L, 1_300L);
        assertThat(claims(fresh).getClaim("sid")).isNotEqualTo(claims(next).getClaim("sid"));
        assertThat(get("/v2/users/me", next.text("accessToken")).status())
                .as("the session before has ended")
                .isEqualTo(401);
    }

    @Test
    void anOrganizationMayAskEverybodyForTwoFactors() {
        var owner = careful();
        var single = colleague(twoFactors(owner), "MEMBER");
        assertThat(secure(owner, true, "\"0\"").status()).isEqualTo(200);

        var login = logIn(single.email(), PASSWORD);

        assertThat(login.status()).as("to be able to enrol").isEqualTo(200);
        assertThat(login.json().has("organizationId")).isFalse();
        assertThat(switchTo(login, owner.person().organization()).refusal()).isEqualTo("403 second-factor-required");
        var refreshed = post("/v2/session/refresh", Map.of("refreshToken", single.refreshToken()), null);
        assertThat(refreshed.json().has("organizationId"))
                .as("a session that was there goes on without it")
                .isFalse();
        var tokens = prove(asked(owner), later(owner).app().code());
        assertThat(tokens.text("organizationId")).isEqualTo(owner.person().organization());
    }

    @Test
    void onlyAnOwnerWithAFactorOfTheirOwnAsksForIt() {
        var owner = founder();
        var admin = colleague(owner, "ADMIN");
        var path = "/v2/organizations/" + owner.organization() + "/security";

        assertThat(secure(owner, true, "\"0\"").refusal()).isEqualTo("409 own-factor-missing");
        assertThat(secure(admin, true, "\"0\"").status()).isEqualTo(403);
        assertThat(secure(owner, false, "\"7\"").status()).isEqualTo(412);
        assertThat(get(path, founder().token()).status()).isEqualTo(409);
        assertThat(get(path, admin.token()).json().path("multiFactorRequired").asBoolean())
                .isFalse();
    }

    private Answer secure(Careful owner, boolean required, String etag) {
        return secure(twoFactors(owner), required, etag);
    }

    private Answer secure(Person actor, boolean required, String etag) {
        var result = client().put()
                .uri("/v2/organizations/" + actor.organization() + "/security")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + actor.token())
                .header("If-Match", etag)
                .body(Map.of("multiFactorRequired", required))
                .exchange()
                .returnResult(String.class);
        return new Answer(
                result.getStatus().value(), result.getResponseHeaders(), String.valueOf(result.getResponseBody()));
    }

    private Answer switchTo(Answer tokens, String organization) {
        return post("/v2/session/organization", Map.of("organizationId", organization), tokens.text("accessToken"));
    }

    private Answer stepUp(Answer tokens, Map<String, String> proofs) {
        return post("/v2/session/step-up", proofs, tokens.text("accessToken"));
    }

    private Person twoFactors(Careful careful) {
        return careful.person().with(prove(asked(careful), later(careful).app().code()));
    }

    private Careful later(Careful careful) {
        world.clock().advance(STEP);
        return careful;
    }

    private Careful careful() {
        var person = founder();
        var begun = post("/v2/users/me/totp", Map.of(), person.token());
        assertThat(begun.text("uri")).startsWith("otpauth://totp/Trialsuite%3A").contains(begun.text("secret"));
        var app = new App(begun.text("secret"), world.clock());
        var confirmed = post("/v2/users/me/totp/confirmation", Map.of("code", app.code()), person.token());
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        world.clock().advance(STEP);
        return new Careful(person, app, strings(confirmed, "recoveryCodes"));
    }

    private String asked(Careful careful) {
        return asked(careful, PASSWORD);
    }

    private String asked(Careful careful, String password) {
        return logIn(careful.person().email(), password).text("pendingAuthenticationToken");
    }

    private Answer prove(String pending, String code) {
        return post("/v2/session/second-factor", Map.of("pendingAuthenticationToken", pending, "code", code), null);
    }

    private Answer proveFrom(String address, String pending, String code) {
        return postFrom(
                address, "/v2/session/second-factor", Map.of("pendingAuthenticationToken", pending, "code", code));
    }

    private List<String> events(Person person) {
        return world.rows()
                .sql("""
                        select type from outbox_event where convert_from(payload, 'UTF8')::jsonb ->> 'accountId' = :id
                         order by created_at, id""")
                .param("id", account(person))
                .query(String.class)
                .list();
    }

    private static List<String> strings(Answer answer, String field) {
        return answer.json().path(field).valueStream().map(it -> it.asString()).toList();
    }

    private static long authTime(Answer tokens) {
        return ((Number) claims(tokens).getClaim("auth_time")).longValue();
    }

    private static JWTClaimsSet claims(Answer tokens) {
        try {
            return SignedJWT.parse(tokens.text("accessToken")).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
