package io.trialsuite.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class KeepingSessionsScenarioTests extends AuthScenario {

    private static final String OF_ACCOUNT = "select id from session where account_id = :account::uuid";

    KeepingSessionsScenarioTests(World world) {
        super(world);
    }

    @Test
    void aTokenForAServiceSaysWhoWhereInWhichRoleAndNoMore() throws Exception {
        var person = founder();

        var token = verified(issue(person.token(), "consent-service").text("accessToken"));

        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly("consent-service");
        assertThat(claims.getClaim("org_id")).isEqualTo(person.organization());
        assertThat(claims.getClaim("org_role")).isEqualTo("OWNER");
        assertThat(claims.getLongClaim("mver")).isPositive();
        assertThat(claims.getLongClaim("org_ver")).isEqualTo(1);
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(lifetime(token)).isEqualTo(Duration.ofMinutes(5));
        assertThat(claims.getClaims())
                .containsOnlyKeys(
                        "iss",
                        "sub",
                        "aud",
                        "jti",
                        "iat",
                        "nbf",
                        "exp",
                        "sid",
                        "auth_time",
                        "amr",
                        "acr",
                        "scope",
                        "org_id",
                        "org_role",
                        "role",
                        "mver",
                        "org_ver");
    }

    @Test
    void noTokenIsIssuedForAnAudienceThatIsNotListed() {
        var person = founder();

        assertThat(issue(person.token(), "payroll-service").refusal()).isEqualTo("403 audience-refused");
        assertThat(issue(person.token(), "auth-service").refusal()).isEqualTo("403 audience-refused");
    }

    @Test
    void aPersonWithoutAnOrganizationGetsNoTokenForOtherServices() {
        assertThat(issue(somebody().token(), "consent-service").refusal()).isEqualTo("403 organization-required");
    }

    @Test
    void aTokenForAnotherServiceOpensNothingHere() {
        var token = issue(founder().token(), "consent-service").text("accessToken");

        assertThat(get("/v2/users/me", token).status()).isEqualTo(401);
    }

    @Test
    void switchingKeepsTheSessionAndChangesTheOrganization() throws Exception {
        var person = founder();
        var other = found(person);

        var switched = switchTo(person.token(), other);

        assertThat(switched.text("organizationId")).isEqualTo(other);
        assertThat(claims(switched).getClaim("sid"))
                .isEqualTo(claims(person.tokens()).getClaim("sid"));
    }

    @Test
    void aWindowThatDidNotSwitchKeepsWorkingForItsOwnOrganization() throws Exception {
        var firstWindow = founder();
        var other = found(firstWindow);
        assertThat(switchTo(firstWindow.token(), other).status()).isEqualTo(200);

        var token = verified(issue(firstWindow.token(), "consent-service").text("accessToken"));

        assertThat(token.getJWTClaimsSet().getClaim("org_id")).isEqualTo(firstWindow.organization());
    }

    @Test
    void nobodySwitchesToAnOrganizationTheyDoNotBelongTo() {
        assertThat(switchTo(founder().token(), founder().organization()).refusal())
                .isEqualTo("403 not-a-member");
    }

    @Test
    void aMembershipThatIsNoLongerActiveGetsNoFurtherToken() {
        var person = colleague(founder(), "MEMBER");
        world.rows()
                .sql("update membership set status = 'INACTIVE' where account_id = :account::uuid")
                .param("account", account(person))
                .update();

        assertThat(issue(person.token(), "consent-service").refusal()).isEqualTo("403 not-a-member");
        assertThat(switchTo(person.token(), person.organization()).refusal()).isEqualTo("403 not-a-member");
    }

    @Test
    void logoutEndsTokenAndRefreshTokenAtOnce() {
        var person = founder();

        assertThat(exchange(HttpMethod.DELETE, "/v2/session", null, person.token())
                        .status())
                .isEqualTo(204);

        assertThat(get("/v2/users/me", person.token()).status()).isEqualTo(401);
        assertThat(issue(person.token(), "consent-service").status()).isEqualTo(401);
    }

    @Test
    void aRefreshSpendsTheTokenAndHandsOutTheNext() {
        var person = somebody();

        var refreshed = refresh(person.refreshToken());

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.text("refreshToken")).isNotEqualTo(person.refreshToken());
        assertThat(refresh(refreshed.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void whoHasNotHeardTheAnswerMayAskOnceMoreAndGetsTheSame() {
        var person = somebody();
        var lost = refresh(person.refreshToken());

        world.clock().advance(Duration.ofSeconds(9));
        var repeated = refresh(person.refreshToken());

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text("refreshToken")).isEqualTo(lost.text("refreshToken"));
        assertThat(refresh(repeated.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenThatComesBackLaterEndsTheWholeSession() {
        var person = somebody();
        var refreshed = refresh(person.refreshToken());
        world.clock().advance(Duration.ofSeconds(10));

        assertThat(refresh(person.refreshToken()).refusal()).isEqualTo("401 refresh-token-rejected");

        assertThat(refresh(refreshed.text("refreshToken")).refusal()).isEqualTo("401 session-ended");
        assertThat(get("/v2/users/me", refreshed.text("accessToken")).status()).isEqualTo(401);
        assertThat(endReasons(person)).containsExactly("refresh-token-reused");
    }

    @Test
    void aRefreshTokenTwoGenerationsBackEndsTheWholeSessionAtOnce() {
        var person = somebody();
        var second = refresh(person.refreshToken()).text("refreshToken");
        var third = refresh(second).text("refreshToken");

        assertThat(refresh(person.refreshToken()).refusal()).isEqualTo("401 refresh-token-rejected");

        assertThat(refresh(third).refusal()).isEqualTo("401 session-ended");
        assertThat(endReasons(person)).containsExactly("refresh-token-reused");
        assertThat(mails(person.email(), "session-alarm")).hasSize(1);
    }

    @Test
    void aRefreshTokenSpentByManyAtOnceHasOneChild() throws Exception {
        var person = somebody();

        var answers = atOnce(6, () -> refresh(person.refreshToken()));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream().map(answer -> answer.text("refreshToken")).distinct())
                .hasSize(1);
        assertThat(get("/v2/users/me", answers.getFirst().text("accessToken")).status())
                .isEqualTo(200);
    }

    @Test
    void whatTheDatabaseKeepsOfATokenGivesNeitherItNorItsChild() {
        var person = somebody();
        var child = refresh(person.refreshToken()).text("refreshToken");

        var kept = world.rows()
                .sql(
                        "select t::text from refresh_token t join session s on s.id = t.session_id where s.account_id = :account::uuid")
                .param("account", account(person))
                .query(String.class)
                .list();

        assertThat(kept).hasSize(2).noneMatch(row -> row.contains(child) || row.contains(person.refreshToken()));
    }

    @Test
    void whileOneSpendsARefreshTokenTheOtherWaitsAndThenEndsTheSession() throws Exception {
        var person = somebody();

        var answer = overtaken(
                rows -> {
                    assertThat(lockSession(rows, person)).isEqualTo(1);
                    assertThat(rotate(rows, person)).isEqualTo(1);
                },
                () -> refresh(person.refreshToken()));

        assertThat(answer.refusal()).isEqualTo("401 refresh-token-rejected");
        assertThat(endReasons(person)).containsExactly("refresh-token-reused");
    }

    @Test
    void withoutTheLockBothWouldFindItUnspentAndSpendIt() {
        var person = somebody();

        List<Integer> spent = asApplication(one -> {
            assertThat(isUnspent(one, person)).isTrue();
            int others = asApplication(other -> isUnspent(other, person) ? rotate(other, person) : 0);
            return List.of(rotate(one, person), others);
        });

        assertThat(spent).containsExactly(1, 1);
    }

    @Test
    void anInventedRefreshTokenIsRefused() {
        assertThat(refresh("x".repeat(43)).refusal()).isEqualTo("401 refresh-token-rejected");
    }

    @Test
    void aSessionLeftAloneEndsAfterHalfAnHour() {
        var person = somebody();

        world.clock().advance(Duration.ofMinutes(30));

        assertThat(refresh(person.refreshToken()).refusal()).isEqualTo("401 session-ended");
    }

    @Test
    void anAccessTokenExpiresAfterFiveMinutesWhileItsSessionLives() {
        var person = somebody();

        world.clock().advance(Duration.ofMinutes(7));

        assertThat(get("/v2/users/me", person.token()).status()).isEqualTo(401);
        assertThat(refresh(person.refreshToken()).status()).isEqualTo(200);
    }

    private Answer issue(String token, String audience) {
        return post("/v2/session/access-tokens", Map.of("audience", audience), token);
    }

    private Answer switchTo(String token, String organization) {
        return post("/v2/session/organization", Map.of("organizationId", organization), token);
    }

    private Answer refresh(String token) {
        return post("/v2/session/refresh", Map.of("refreshToken", token), null);
    }

    private SignedJWT verified(String text) throws Exception {
        var token = SignedJWT.parse(text);
        var keys = JWKSet.parse(get("/oauth2/jwks", null).body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        return token;
    }

    private static JWTClaimsSet claims(Answer tokens) throws ParseException {
        return SignedJWT.parse(tokens.text("accessToken")).getJWTClaimsSet();
    }

    private static Duration lifetime(SignedJWT token) {
        var claims = JsonMapper.shared().readTree(token.getPayload().toString());
        return Duration.ofSeconds(
                claims.path("exp").asLong() - claims.path("iat").asLong());
    }

    private int lockSession(JdbcClient rows, Person person) {
        return rows.sql("select 1 from session where account_id = :account::uuid for update")
                .param("account", account(person))
                .query(Integer.class)
                .single();
    }

    private boolean isUnspent(JdbcClient rows, Person person) {
        return rows.sql("select rotated_at is null from refresh_token where session_id in (" + OF_ACCOUNT + ")")
                .param("account", account(person))
                .query(Boolean.class)
                .single();
    }

    private int rotate(JdbcClient rows, Person person) {
        return rows.sql("update refresh_token set rotated_at = now() where session_id in (" + OF_ACCOUNT + ")")
                .param("account", account(person))
                .update();
    }

    private List<String> endReasons(Person person) {
        return world.rows()
                .sql("select end_reason from session s join account a on a.id = s.account_id where a.email = :email")
                .param("email", person.email())
                .query(String.class)
                .list();
    }
}
