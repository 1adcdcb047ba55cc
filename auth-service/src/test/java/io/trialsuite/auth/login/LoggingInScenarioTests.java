package io.trialsuite.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import io.trialsuite.auth.factors.App;
import io.trialsuite.auth.factors.SoftAuthenticator;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** From a client's request by way of the page to the client's tokens, as browser and client see it. */
class LoggingInScenarioTests extends AuthScenario {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String VERIFIER = "a-verifier-of-enough-characters-0123456789-abcdef";

    private Browser browser;

    LoggingInScenarioTests(World world) {
        super(world);
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(address());
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(OpaqueToken.of(verifier).sha256());
    }

    private static Map<String, String> request() {
        return new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "gateway",
                "redirect_uri", CALLBACK,
                "scope", "openid",
                "state", "a state & more",
                "nonce", "n-0S6_WzA2Mj",
                "code_challenge", challenge(VERIFIER),
                "code_challenge_method", "S256"));
    }

    private static Map<String, String> requestWith(String name, String value) {
        var request = request();
        request.put(name, value);
        return request;
    }

    private Answer token(String grant, Map<String, String> parameters) {
        return token("gateway", GATEWAY_KEY, grant, parameters);
    }

    private HttpResponse<String> logInAs(Person person) {
        return browser.submit(browser.open(request()), person.email(), PASSWORD);
    }

    private String code(Person person) {
        return Browser.answer(logInAs(person)).getOrDefault("code", "");
    }

    private Answer redeem(String code) {
        return redeem(code, CALLBACK, VERIFIER);
    }

    private Answer redeem(String code, String redirectUri, String verifier) {
        return token(
                "authorization_code", Map.of("code", code, "redirect_uri", redirectUri, "code_verifier", verifier));
    }

    private Answer refresh(String token) {
        return token("refresh_token", Map.of("refresh_token", token));
    }

    private Answer exchange(Answer tokens, String audience, String organization) {
        return token(
                EXCHANGE,
                Map.of(
                        "subject_token",
                        tokens.text("access_token"),
                        "subject_token_type",
                        "urn:ietf:params:oauth:token-type:access_token",
                        "audience",
                        audience,
                        "organization_id",
                        organization));
    }

    private static JWTClaimsSet claims(Answer tokens, String field) throws Exception {
        return SignedJWT.parse(tokens.text(field)).getJWTClaimsSet();
    }

    private static String error(Answer answer) {
        return answer.status() + " " + answer.text("error");
    }

    @Test
    void aPersonLogsInAndTheClientGetsASessionAndLearnsWhoItIs() throws Exception {
        var person = founder();
        var page = browser.open(request());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue(
                        "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                                + " form-action 'self' http://127.0.0.1:8100");
        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("login=")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(page.body()).contains("<script src=\"login.js\"></script>").doesNotContain("<script>", "style=");

        var back = browser.submit(page, person.email(), PASSWORD);

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location").orElse("")).startsWith(CALLBACK + "?");
        assertThat(Browser.answer(back))
                .containsEntry("state", "a state & more")
                .containsEntry("iss", ISSUER);
        var tokens = redeem(Browser.answer(back).getOrDefault("code", ""));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        var identity = claims(tokens, "id_token");
        assertThat(identity.getSubject()).isEqualTo(account(person));
        assertThat(identity.getAudience()).containsExactly("gateway");
        assertThat(identity.getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
        assertThat(identity.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(identity.getClaims()).containsKeys("auth_time", "acr", "at_hash");
        assertThat(identity.getStringClaim("sid"))
                .isEqualTo(claims(tokens, "access_token").getStringClaim("sid"));
        assertThat(get("/v2/users/me", tokens.text("access_token")).text("email"))
                .isEqualTo(person.email());
        assertThat(get("/v2/users/me", tokens.text("id_token")).status()).isEqualTo(401);
    }

    @Test
    void aPasskeyLeadsThroughThePageInOneStep() throws Exception {
        var person = founder();
        var phone = new SoftAuthenticator();
        var options = post("/v2/users/me/passkeys/options", Map.of(), person.token());
        var registration = Map.of("name", "Phone", "credential", phone.create(options.json()));
        assertThat(post("/v2/users/me/passkeys", registration, person.token()).status())
                .isEqualTo(201);
        var page = browser.open(request());
        var asked = Pattern.compile("data-options=\"([^\"]*)\"").matcher(page.body());
        assertThat(asked.find()).isTrue();
        var answer = phone.get(JsonMapper.shared().readTree(HtmlUtils.htmlUnescape(asked.group(1))));

        var back = browser.submitPasskey(page, JsonMapper.shared().writeValueAsString(answer));

        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
        var tokens = redeem(Browser.answer(back).getOrDefault("code", ""));
        assertThat(claims(tokens, "id_token").getSubject()).isEqualTo(account(person));
        assertThat(claims(tokens, "id_token").getStringListClaim("amr")).containsExactly("pop", "user", "mfa");
        var replayed = browser.submitPasskey(
                browser.open(request()), JsonMapper.shared().writeValueAsString(answer));
        assertThat(replayed.statusCode()).isEqualTo(401);
        assertThat(replayed.body()).contains("That did not work.");
    }

    @Test
    void theScriptOfThePageIsServedAndRunsNowhereElse() {
        var script = browser.fetch("/oauth2/login.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript");
        assertThat(script.body()).contains("navigator.credentials.get");
    }

    @Test
    void theTokenIsExchangedForOneServiceAndOneOrganizationAtATime() throws Exception {
        var person = founder();
        var second = found(person);
        var tokens = redeem(code(person));

        var first = exchange(tokens, "consent-service", person.organization());
        var other = exchange(tokens, "notification-service", second);

        var claims = claims(first, "access_token");
        assertThat(claims.getAudience()).containsExactly("consent-service");
        assertThat(claims.getStringClaim("org_id")).isEqualTo(person.organization());
        assertThat(claims.getJSONObjectClaim("act")).isEqualTo(Map.of("sub", "gateway"));
        assertThat(claims.getClaims()).containsKeys("sid", "mver", "org_role", "auth_time", "acr", "amr");
        assertThat(claims(other, "access_token").getStringClaim("org_id")).isEqualTo(second);
        assertThat(first.json().has("refresh_token")).isFalse();
        assertThat(error(exchange(tokens, "auth-service", second))).isEqualTo("400 invalid_target");
        assertThat(error(exchange(tokens, "consent-service", founder().organization())))
                .isEqualTo("400 invalid_grant");
        assertThat(error(exchange(tokens, "consent-service", "nowhere"))).isEqualTo("400 invalid_request");
        assertThat(error(exchange(first, "consent-service", second))).isEqualTo("400 invalid_grant");
    }

    @Test
    void aSessionOfTheApiIsNotTheClients() {
        var person = founder();

        assertThat(error(refresh(somebody().refreshToken()))).isEqualTo("400 invalid_grant");
        var ownTokens =
                new Answer(200, person.tokens().headers(), "{\"access_token\":\"%s\"}".formatted(person.token()));
        assertThat(error(exchange(ownTokens, "consent-service", person.organization())))
                .isEqualTo("400 invalid_grant");
        var ofClient = redeem(code(person)).text("refresh_token");
        assertThat(post("/v2/session/refresh", Map.of("refreshToken", ofClient), null)
                        .refusal())
                .isEqualTo("401 refresh-token-rejected");
        assertThat(refresh(ofClient).status()).isEqualTo(200);
    }

    @Test
    void theClientRefreshesAndAStolenTokenEndsTheSession() {
        var tokens = redeem(code(founder()));
        var next = refresh(tokens.text("refresh_token"));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(refresh(tokens.text("refresh_token")).text("refresh_token")).isEqualTo(next.text("refresh_token"));

        world.clock().advance(Duration.ofSeconds(10));
        assertThat(error(refresh(tokens.text("refresh_token")))).isEqualTo("400 invalid_grant");

        assertThat(error(refresh(next.text("refresh_token")))).isEqualTo("400 invalid_grant");
        assertThat(get("/v2/users/me", next.text("access_token")).status()).isEqualTo(401);
    }

    @Test
    void aCodeIsGoodOnceAndItsSecondUseEndsWhatCameOfTheFirst() {
        var code = code(founder());
        var tokens = redeem(code);

        assertThat(error(redeem(code))).isEqualTo("400 invalid_grant");

        assertThat(get("/v2/users/me", tokens.text("access_token")).status()).isEqualTo(401);
    }

    @Test
    void ofManyAtOnceACodeOpensOneSessionWhichThenEnds() throws Exception {
        var code = code(founder());

        var answers = atOnce(4, () -> redeem(code));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
        var won = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(get("/v2/users/me", won.text("access_token")).status()).isEqualTo(401);
    }

    @Test
    void aCodeNeedsItsVerifierItsAddressAndItsMinute() {
        var person = founder();

        var wrongVerifier = code(person);
        assertThat(error(redeem(wrongVerifier, CALLBACK, VERIFIER.toUpperCase(Locale.ROOT))))
                .isEqualTo("400 invalid_grant");
        assertThat(error(redeem(wrongVerifier))).isEqualTo("400 invalid_grant");
        assertThat(error(redeem(code(person), CALLBACK + "/", VERIFIER))).isEqualTo("400 invalid_grant");
        assertThat(error(redeem(code(person), CALLBACK, "short"))).isEqualTo("400 invalid_request");
        var late = code(person);
        world.clock().advance(Duration.ofSeconds(60));
        assertThat(error(redeem(late))).isEqualTo("400 invalid_grant");
        assertThat(error(redeem("nonsense"))).isEqualTo("400 invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, mailing-service",
        "client_id, nobody",
        "redirect_uri, http://127.0.0.1:8100/login/oauth2/code/suite/",
        "redirect_uri, http://127.0.0.1:8100/login/oauth2/code/suite?x=y",
        "redirect_uri, http://127.0.0.1:8100@evil.example/login/oauth2/code/suite",
        "redirect_uri, https://evil.example/",
        "redirect_uri, http://localhost:8100/login/oauth2/code/suite"
    })
    void whoIsUnknownOrComesFromElsewhereIsSentNowhere(String name, String value) {
        var answer = browser.open(requestWith(name, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("This link leads nowhere").doesNotContain("evil", "<form");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, openid email, invalid_scope",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, short, invalid_request",
        "nonce, '', invalid_request",
        "prompt, none, login_required",
        "prompt, consent, invalid_request",
        "request_uri, https://evil.example/request, request_not_supported"
    })
    void aMistakeOfTheClientIsToldTheClient(String name, String value, String error) {
        var answer = browser.open(requestWith(name, value));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(CALLBACK + "?");
        assertThat(Browser.answer(answer))
                .containsEntry("error", error)
                .containsEntry("state", "a state & more")
                .containsEntry("iss", ISSUER);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSameAndThePageCanBeUsedAgain() {
        var person = founder();
        var unknown = someEmail();

        var wrong = browser.submit(browser.open(request()), person.email(), "not the password");
        var nobody = browser.submit(browser.open(request()), unknown, "not the password");
        var none = browser.submit(browser.open(request()), "no address", "not the password");

        assertThat(List.of(wrong.statusCode(), nobody.statusCode(), none.statusCode()))
                .containsOnly(401);
        assertThat(comparable(wrong, person.email())).isEqualTo(comparable(nobody, unknown));
        assertThat(browser.submit(none, person.email(), PASSWORD).statusCode()).isEqualTo(303);
    }

    private static String comparable(HttpResponse<String> page, String email) {
        return page.body()
                .replace(email, "")
                .replaceAll("name=\"guard\" value=\"[^\"]*\"", "")
                .replaceAll("data-options=\"[^\"]*\"", "");
    }

    @Test
    void tooManyAttemptsHaveToWaitHereAsEverywhere() {
        var email = someEmail();
        var page = browser.open(request());
        for (int i = 0; i < 10; i++) {
            page = browser.submit(page, email, "guess " + i);
        }

        assertThat(browser.submit(page, email, "guess").statusCode()).isEqualTo(429);
        assertThat(logIn(email, "guess").status()).isEqualTo(429);
    }

    @Test
    void aFormThatTheBrowserWasNotGivenLogsNobodyIn() {
        var person = founder();
        var page = browser.open(request());
        browser.forgetCookies();

        var forged = browser.submit(page, person.email(), PASSWORD);

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("open for too long");
        assertThat(browser.submit(forged, person.email(), PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatTheClientSaysIsNeverMarkup() {
        var page = browser.open(requestWith("state", "\"><script>alert(1)</script>"));

        assertThat(page.body()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void theClientActsForPeopleOnly() {
        assertThat(error(token("client_credentials", Map.of("scope", "openid", "audience", "consent-service"))))
                .isEqualTo("400 unauthorized_client");
    }

    @Test
    void noCodeCanBeReadFromTheDatabase() {
        var person = founder();
        var code = code(person);

        assertThat(world.rows()
                        .sql("select c::text from authorization_code c where account_id = :account::uuid")
                        .param("account", account(person))
                        .query(String.class)
                        .list())
                .hasSize(1)
                .noneMatch(row -> row.contains(code) || row.contains(VERIFIER));
    }

    private Answer logOut(String idToken, String wanted) {
        return get(
                "/oauth2/logout?id_token_hint=%s&post_logout_redirect_uri=%s&state=s1".formatted(idToken, wanted),
                null);
    }

    @Test
    void theClientEndsItsSessionAndTheBrowserComesBackToItsFrontPage() {
        var tokens = redeem(code(founder()));
        world.clock().advance(Duration.ofMinutes(20));

        var answer = logOut(tokens.text("id_token"), "http://127.0.0.1:8100/");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().getFirst("Location")).isEqualTo("http://127.0.0.1:8100/?state=s1");
        assertThat(error(refresh(tokens.text("refresh_token")))).isEqualTo("400 invalid_grant");
        assertThat(logOut(tokens.text("id_token"), "http://127.0.0.1:8100/").status())
                .isEqualTo(303);
    }

    @Test
    void nobodyIsSentElsewhereAfterALogoutNorLoggedOutByAnythingButAnIdToken() {
        var tokens = redeem(code(founder()));

        for (var notOne : List.of("", "nonsense", tokens.text("access_token"))) {
            assertThat(logOut(notOne, "http://127.0.0.1:8100/").status()).isEqualTo(400);
        }
        assertThat(refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
        var stayed = logOut(tokens.text("id_token"), "https://evil.example/");
        assertThat(stayed.status()).isEqualTo(200);
        assertThat(stayed.body()).contains("logged out").doesNotContain("evil");
    }

    @Test
    void whoHasASecondFactorIsAskedForItOnTheNextPage() throws Exception {
        var person = founder();
        var begun = post("/v2/users/me/totp", Map.of(), person.token());
        var app = new App(begun.text("secret"), world.clock());
        assertThat(post("/v2/users/me/totp/confirmation", Map.of("code", app.code()), person.token())
                        .status())
                .isEqualTo(200);
        world.clock().advance(Duration.ofSeconds(30));

        var asked = logInAs(person);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("one-time-code").doesNotContain("type=\"password\"");
        var wrong = browser.submitCode(asked, "000000");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("The code is not right");
        var back = browser.submitCode(wrong, app.code());

        assertThat(back.statusCode()).isEqualTo(303);
        var tokens = token(
                "authorization_code",
                Map.of("code", Browser.answer(back).get("code"), "redirect_uri", CALLBACK, "code_verifier", VERIFIER));
        var claims = SignedJWT.parse(tokens.text("id_token")).getJWTClaimsSet();
        assertThat(claims.getClaim("acr")).isEqualTo("urn:trialsuite:acr:multi-factor");
    }
}
