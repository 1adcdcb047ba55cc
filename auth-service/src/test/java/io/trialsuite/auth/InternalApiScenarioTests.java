package io.trialsuite.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/** What other services ask, with a token that this service has given them. */
class InternalApiScenarioTests extends AuthScenario {

    private static final String BATCH = "/internal/v1/accounts:batchGet";

    InternalApiScenarioTests(World world) {
        super(world);
    }

    @Test
    void aServiceLearnsWhoStandsBehindAnId() {
        var person = verified(somebody());

        var answer = get("/internal/v1/accounts/" + account(person), service("auth.internal"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("email")).isEqualTo(person.email());
        assertThat(answer.json().path("emailVerified").asBoolean()).isTrue();
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("id", "email", "displayName", "emailVerified");
    }

    @Test
    void anUnknownAccountOrOrganizationIsNotFound() {
        var token = service("auth.internal");

        assertThat(get("/internal/v1/accounts/" + UUID.randomUUID(), token).refusal())
                .isEqualTo("404 account-not-found");
        assertThat(get("/internal/v1/organizations/" + UUID.randomUUID() + "/members", token)
                        .refusal())
                .isEqualTo("404 organization-not-found");
    }

    @Test
    void manyAreAskedForAtOnceAndTheUnknownOnesAreLeftOut() {
        var one = account(somebody());
        var other = account(somebody());
        var ids = List.of(other, one, one, UUID.randomUUID().toString());

        var answer = post(BATCH, Map.of("ids", ids), service("auth.internal"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.texts("accounts", "id")).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void twoHundredAreAnsweredAndOneMoreIsRefused() {
        var token = service("auth.internal");

        assertThat(post(BATCH, Map.of("ids", ids(200)), token).status()).isEqualTo(200);
        assertThat(post(BATCH, Map.of("ids", ids(201)), token).refusal()).isEqualTo("422 validation-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ids\":null}", "{\"ids\":[]}", "{\"ids\":[null]}"})
    void aListWithoutIdsIsRefused(String body) {
        assertThat(batch(body).refusal()).isEqualTo("422 validation-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ids\":[\"x\"]}", "{\"ids\":{}}", "[]", "7"})
    void whatIsNoListOfIdsIsRefused(String body) {
        assertThat(batch(body).status()).isEqualTo(400);
    }

    @Test
    void aServiceLearnsWhatTheMembersOfAnOrganizationMayDoAndNotWhoTheyAre() {
        var founder = founder();
        var member = verified(somebody());
        add(founder, member.email(), "MEMBER");
        founder();

        var answer = get(members(founder), service("auth.internal"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.texts("items", "accountId")).containsExactly(account(founder), account(member));
        assertThat(answer.texts("items", "role")).containsExactly("OWNER", "MEMBER");
        assertThat(answer.json().path("items").get(0).propertyNames())
                .containsExactlyInAnyOrder("accountId", "role", "status", "membershipVersion", "joinedAt");
    }

    @Test
    void theMembersComeInPages() {
        var founder = founder();
        var member = verified(somebody());
        add(founder, member.email(), "MEMBER");
        var token = service("auth.internal");

        var first = get(members(founder) + "?limit=1", token);
        var next = first.json().path("page").path("next").asString();
        var second = get(members(founder) + "?limit=1&cursor=" + next, token);

        assertThat(first.texts("items", "accountId")).containsExactly(account(founder));
        assertThat(second.texts("items", "accountId")).containsExactly(account(member));
        assertThat(second.json().path("page").path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void neitherAPersonNorAServiceWithoutTheScopeIsLetIn(HttpMethod method, String path) {
        var owner = founder();
        var body = method.equals(HttpMethod.POST) ? Map.of("ids", ids(1)) : null;
        var place = path.replace("{account}", account(owner)).replace("{org}", owner.organization());

        assertThat(exchange(method, place, body, owner.token()).status()).isEqualTo(403);
        assertThat(exchange(method, place, body, service("auth.users")).status())
                .isEqualTo(403);
        assertThat(exchange(method, place, body, null).status()).isEqualTo(401);
        assertThat(exchange(method, place, body, service("auth.internal")).status())
                .isEqualTo(200);
    }

    static Stream<Object[]> calls() {
        return Stream.of(
                new Object[] {HttpMethod.GET, "/internal/v1/accounts/{account}"},
                new Object[] {HttpMethod.POST, BATCH},
                new Object[] {HttpMethod.GET, "/internal/v1/organizations/{org}/members"});
    }

    private Answer batch(String body) {
        return post(BATCH, JsonMapper.shared().readTree(body), service("auth.internal"));
    }

    private static List<String> ids(int count) {
        return Collections.nCopies(count, 0).stream()
                .map(zero -> UUID.randomUUID().toString())
                .toList();
    }

    private static String members(Person founder) {
        return "/internal/v1/organizations/%s/members".formatted(founder.organization());
    }
}
