package io.trialsuite.auth.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyWritesScenarioTests extends AuthScenario {

    LegacyWritesScenarioTests(World world) {
        super(world);
    }

    @Test
    void aLoginGivesTokensForTheDefaultOrganizationAndNeverAsks() throws ParseException {
        var person = founder();
        var second = found(person);

        var answer = v1LogIn(person.email(), PASSWORD);

        FrozenAnswer.assertRecorded(
                "login",
                answer,
                Map.of(answer.text("accessToken"), "token", answer.text("refreshToken"), "refresh-token"));
        var claims = SignedJWT.parse(answer.text("accessToken")).getJWTClaimsSet();
        assertThat(claims.getStringClaim("org_id"))
                .isEqualTo(person.organization())
                .isNotEqualTo(second);
        assertThat(claims.getStringClaim("role")).isEqualTo("OWNER").isEqualTo(claims.getStringClaim("org_role"));
        assertThat(get("/v1/users/me", answer.text("accessToken")).text("organizationId"))
                .isEqualTo(person.organization());
    }

    @Test
    void aWrongPasswordAnUnknownAddressAndASpentTokenAreAnsweredAlike() {
        var person = founder();
        var tokens = v1LogIn(person.email(), PASSWORD);
        assertThat(v1Refresh(tokens.text("refreshToken")).status()).isEqualTo(200);

        FrozenAnswer.assertRecorded("rejected", v1LogIn(person.email(), "wrong"), Map.of());
        FrozenAnswer.assertRecorded("rejected", v1LogIn(someEmail(), "wrong"), Map.of());
        assertThat(v1Refresh("nonsense").body())
                .isEqualTo(v1LogIn(someEmail(), "wrong").body());
        assertThat(v1Refresh("nonsense").status()).isEqualTo(401);
    }

    @Test
    void guessingIsSlowedDownAsInV2() {
        var person = founder();
        for (var i = 0; i < 5; i++) {
            assertThat(v1LogIn(person.email(), "wrong").status()).isEqualTo(401);
            assertThat(logIn(person.email(), "wrong").status()).isEqualTo(401);
        }

        var refused = v1LogIn(person.email(), PASSWORD);

        FrozenAnswer.assertRecorded("too-many-requests", refused, Map.of());
        assertThat(refused.headers().getFirst("Retry-After")).isNotNull();
    }

    @Test
    void whoBelongsNowhereIsNobodyThatV1Knows() {
        assertThat(v1LogIn(somebody().email(), PASSWORD).status()).isEqualTo(403);
    }

    @Test
    void aRefreshContinuesTheSameSessionByEitherApi() {
        var person = founder();
        var first = v1LogIn(person.email(), PASSWORD);

        var second = v1Refresh(first.text("refreshToken"));
        var third = post("/v2/session/refresh", Map.of("refreshToken", second.text("refreshToken")), null);

        assertThat(second.status()).isEqualTo(200);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.text("organizationId")).isEqualTo(person.organization());
    }

    @Test
    void whoWasMovedGoesOnInTheNewOrganizationWithTheNextRefresh() {
        var person = colleague(founder(), "MEMBER");
        var there = founder().organization();
        makeOfV1(person);
        var tokens = v1LogIn(person.email(), PASSWORD);

        assertThat(move(account(person), there).status()).isEqualTo(200);

        var next = v1Refresh(tokens.text("refreshToken"));
        assertThat(get("/v1/users/me", next.text("accessToken")).text("organizationId"))
                .isEqualTo(there);
    }

    @Test
    void aCreatedPersonHasOneOrganizationAndChoosesAPasswordByMail() {
        var owner = founder();
        var email = someEmail();

        var answer = create(email, owner.organization());

        FrozenAnswer.assertRecorded(
                "created",
                answer,
                Map.of(answer.text("id"), "account", email, "email", owner.organization(), "organization"));
        assertThat(memberships(answer.text("id"))).containsExactly(owner.organization() + " MEMBER ACTIVE true v1");
        var link = mails(email, "password-reset").getLast().token();
        assertThat(post("/v2/accounts/password-resets/completion", Map.of("token", link, "password", PASSWORD), null)
                        .status())
                .isEqualTo(204);
        assertThat(v1LogIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aKnownAddressIsAConflictAndChangesNothing() {
        var owner = founder();
        var organization = founder().organization();

        FrozenAnswer.assertRecorded("conflict", create(owner.email(), organization), Map.of());

        assertThat(memberships(account(owner))).hasSize(1);
    }

    @Test
    void aMoveReplacesWhatV1HasMadeAndKeepsTheRole() {
        var there = founder().organization();
        var person = colleague(founder(), "ADMIN");
        makeOfV1(person);

        var answer = move(account(person), there);

        FrozenAnswer.assertRecorded("moved", answer, Map.of(there, "organization"));
        assertThat(memberships(account(person))).containsExactly(there + " ADMIN ACTIVE true v1");
        assertThat(events(account(person))).contains("auth.membership.removed.v1", "auth.membership.added.v1");
    }

    @Test
    void aMoveNeverTakesAwayWhatV2HasMade() {
        var there = founder().organization();
        var person = colleague(founder(), "MEMBER");

        assertThat(move(account(person), there).status()).isEqualTo(200);

        assertThat(memberships(account(person)))
                .containsExactlyInAnyOrder(
                        there + " MEMBER ACTIVE true v1", person.organization() + " MEMBER ACTIVE false v2");
    }

    @Test
    void aMoveToWhereThePersonIsAlreadyInV2MakesThatTheDefault() {
        var host = founder();
        var person = colleague(founder(), "ADMIN");
        assertThat(add(host, Map.of("accountId", account(person), "role", "MEMBER"))
                        .status())
                .isEqualTo(201);

        assertThat(move(account(person), host.organization()).status()).isEqualTo(200);

        assertThat(memberships(account(person)))
                .containsExactlyInAnyOrder(
                        host.organization() + " ADMIN ACTIVE true v2",
                        person.organization() + " ADMIN ACTIVE false v2");
        assertThat(events(account(person)))
                .contains("auth.membership.role-changed.v1", "auth.membership.default-changed.v1");
    }

    @Test
    void theLastOwnerIsNotMovedAway() {
        var owner = founder();
        makeOfV1(owner);

        var answer = move(account(owner), founder().organization());

        FrozenAnswer.assertRecorded("conflict", answer, Map.of());
        assertThat(memberships(account(owner))).containsExactly(owner.organization() + " OWNER ACTIVE true v1");
    }

    @Test
    void ofTwoMovesAtOnceBothHappenOneAfterTheOther() throws Exception {
        var person = colleague(founder(), "MEMBER");
        makeOfV1(person);
        var places = List.of(
                founder().organization(), founder().organization(), founder().organization());
        var id = account(person);

        var next = places.iterator();
        var answers = atOnce(places.size(), () -> {
            String place;
            synchronized (places) {
                place = next.next();
            }
            return move(id, place);
        });

        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(200));
        assertThat(memberships(id)).singleElement().asString().endsWith("MEMBER ACTIVE true v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"organizationId\": \"nonsense\"}",
                "{\"organizationId\": null}",
                "[]",
                "{\"organizationId\": \"0190b8f0-0000-7000-8000-000000000001\", \"role\": \"OWNER\"}"
            })
    void aMalformedMoveIsRefusedInTheOldForm(String body) {
        var person = founder();

        var answer = put("/v1/users/" + account(person) + "/organization", body, personnel());

        FrozenAnswer.assertRecorded("bad-request", answer, Map.of());
    }

    @Test
    void whoOrWhatDoesNotExistIsNotFound() {
        var person = founder();

        FrozenAnswer.assertRecorded("not-found", move(UUID.randomUUID().toString(), person.organization()), Map.of());
        FrozenAnswer.assertRecorded(
                "not-found", move(account(person), UUID.randomUUID().toString()), Map.of());
    }

    @Test
    void peopleAndOtherServicesWriteNothingByV1() {
        var person = founder();
        var path = "/v1/users/" + account(person) + "/organization";
        var body = Map.of("organizationId", founder().organization());

        FrozenAnswer.assertRecorded("forbidden", put(path, body, person.token()), Map.of());
        FrozenAnswer.assertRecorded(
                "forbidden",
                post(
                        "/v1/users",
                        Map.of("email", someEmail(), "organizationId", person.organization()),
                        person.token()),
                Map.of());
        FrozenAnswer.assertRecorded("forbidden", put(path, body, service("auth.internal")), Map.of());
        FrozenAnswer.assertRecorded("unauthorized", put(path, body, null), Map.of());
    }

    @Test
    void aServiceClientReadsWhereAnybodyBelongs() {
        var person = founder();
        var path = "/v1/users/" + account(person) + "/organization";

        assertThat(get(path, personnel()).text("organizationId")).isEqualTo(person.organization());
        assertThat(get(path, service("auth.internal")).status()).isEqualTo(403);
        assertThat(get("/v1/users/me", personnel()).status()).isEqualTo(403);
    }

    private Answer v1LogIn(String email, String password) {
        return post("/v1/login", Map.of("email", email, "password", password), null);
    }

    private Answer v1Refresh(String token) {
        return post("/v1/refresh", Map.of("refreshToken", token), null);
    }

    private Answer create(String email, String organization) {
        return post("/v1/users", Map.of("email", email, "organizationId", organization), personnel());
    }

    private Answer move(String account, String organization) {
        return put("/v1/users/" + account + "/organization", Map.of("organizationId", organization), personnel());
    }

    private String personnel() {
        return service("auth.users");
    }

    private void makeOfV1(Person person) {
        world.rows()
                .sql("update membership set source = 'v1' where account_id = :id")
                .param("id", UUID.fromString(account(person)))
                .update();
    }

    private List<String> memberships(String account) {
        return world.rows()
                .sql("""
                        select concat_ws(' ', organization_id, role, status, is_default::text, source) from membership
                         where account_id = :id""")
                .param("id", UUID.fromString(account))
                .query(String.class)
                .list();
    }

    private List<String> events(String account) {
        return world.rows()
                .sql("select type from outbox_event where convert_from(payload, 'UTF8')::jsonb ->> 'accountId' = :id")
                .param("id", account)
                .query(String.class)
                .list();
    }
}
