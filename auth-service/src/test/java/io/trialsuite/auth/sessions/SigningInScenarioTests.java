package io.trialsuite.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SigningInScenarioTests extends AuthScenario {

    SigningInScenarioTests(World world) {
        super(world);
    }

    @Test
    void aPersonWithoutAnOrganizationGetsATokenForNone() {
        var person = somebody();

        assertThat(person.tokens().status()).isEqualTo(200);
        assertThat(person.tokens().json().has("organizationId")).isFalse();
        assertThat(get("/v2/users/me", person.token()).json().path("memberships"))
                .isEmpty();
    }

    @Test
    void aPersonWithOneOrganizationLandsThere() {
        var person = somebody();
        var organization = found(person);

        var tokens = logIn(person.email(), PASSWORD);

        assertThat(tokens.text("organizationId")).isEqualTo(organization);
        assertThat(tokens.json().path("expiresIn").asInt()).isEqualTo(300);
        assertThat(tokens.headers().getCacheControl()).contains("no-store");
    }

    @Test
    void aPersonWithSeveralOrganizationsIsAskedAndLandsInTheChosenOne() {
        var person = memberOfTwo();

        var asked = logIn(person.email(), PASSWORD);
        assertThat(asked.refusal()).isEqualTo("403 organization-selection-required");
        assertThat(asked.text("type")).isEqualTo("https://trialsuite.example/problems/organization-selection-required");
        assertThat(asked.json().has("accessToken")).isFalse();
        assertThat(asked.texts("organizations", "name")).containsExactly("Seoul Trials", "Seoul Trials");
        assertThat(asked.texts("organizations", "role")).containsExactly("OWNER", "OWNER");

        var second = asked.texts("organizations", "id").get(1);
        var tokens = select(asked, second);
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.text("organizationId")).isEqualTo(second);
        assertThat(get("/v2/users/me", tokens.text("accessToken")).text("activeOrganizationId"))
                .isEqualTo(second);
    }

    @Test
    void aWrongPickIsRefusedAndCanBeCorrected() {
        var asked = logIn(memberOfTwo().email(), PASSWORD);
        var foreign = founder().organization();

        assertThat(select(asked, foreign).refusal()).isEqualTo("403 not-a-member");
        assertThat(select(asked, UUID.randomUUID().toString()).refusal()).isEqualTo("403 not-a-member");
        assertThat(select(asked, asked.texts("organizations", "id").getFirst()).status())
                .isEqualTo(200);
    }

    @Test
    void aPendingAuthenticationOpensOneSession() {
        var asked = logIn(memberOfTwo().email(), PASSWORD);
        var choice = asked.texts("organizations", "id").getFirst();
        assertThat(select(asked, choice).status()).isEqualTo(200);

        assertThat(select(asked, choice).refusal()).isEqualTo("401 pending-authentication-rejected");
    }

    @Test
    void aPendingAuthenticationSpentTwiceAtTheSameTimeOpensOneSession() throws Exception {
        var asked = logIn(memberOfTwo().email(), PASSWORD);
        var choice = asked.texts("organizations", "id").getFirst();

        var statuses = atOnce(8, () -> select(asked, choice).status());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(7);
    }

    @Test
    void whileOneSpendsAPendingAuthenticationTheOtherWaits() throws Exception {
        var person = memberOfTwo();
        var asked = logIn(person.email(), PASSWORD);
        var choice = asked.texts("organizations", "id").getFirst();

        var answer = overtaken(rows -> assertThat(spend(rows, person)).isEqualTo(1), () -> select(asked, choice));

        assertThat(answer.refusal()).isEqualTo("401 pending-authentication-rejected");
        assertThat(sessionsWithAnOrganization(person)).isZero();
    }

    @Test
    void withoutTheLockBothWouldFindItUnspentAndSpendIt() {
        var person = memberOfTwo();
        assertThat(logIn(person.email(), PASSWORD).status()).isEqualTo(403);

        List<Integer> spent = asApplication(one -> {
            assertThat(isUnspent(one, person)).isTrue();
            int others = asApplication(other -> isUnspent(other, person) ? spend(other, person) : 0);
            return List.of(spend(one, person), others);
        });

        assertThat(spent).containsExactly(1, 1);
    }

    @Test
    void aPendingAuthenticationIsWorthlessAfterFiveMinutes() {
        var asked = logIn(memberOfTwo().email(), PASSWORD);
        var choice = asked.texts("organizations", "id").getFirst();

        world.clock().advance(Duration.ofMinutes(5));

        assertThat(select(asked, choice).refusal()).isEqualTo("401 pending-authentication-rejected");
    }

    @Test
    void anInventedPendingAuthenticationIsRefusedLikeASpentOne() {
        var invented = post(
                "/v2/session/organization-selection",
                Map.of("pendingAuthenticationToken", "x".repeat(43), "organizationId", UUID.randomUUID()),
                null);

        assertThat(invented.refusal()).isEqualTo("401 pending-authentication-rejected");
    }

    @Test
    void onlyHashesOfWhatWasHandedOutAreStored() {
        var person = memberOfTwo();
        var asked = logIn(person.email(), PASSWORD);
        var tokens = select(asked, asked.texts("organizations", "id").getFirst());

        var dump = Stream.of("account", "credential", "session", "refresh_token", "pending_authentication")
                .map(table -> world.rows()
                        .sql("select t::text from " + table + " t")
                        .query(String.class)
                        .list())
                .flatMap(List::stream)
                .toList();

        assertThat(dump)
                .isNotEmpty()
                .noneMatch(row -> row.contains(PASSWORD))
                .noneMatch(row -> row.contains(asked.text("pendingAuthenticationToken")))
                .noneMatch(row -> row.contains(tokens.text("refreshToken")))
                .noneMatch(row -> row.contains(tokens.text("accessToken")));
    }

    private boolean isUnspent(JdbcClient rows, Person person) {
        return rows.sql("select consumed_at is null from pending_authentication where account_id = :account::uuid")
                .param("account", account(person))
                .query(Boolean.class)
                .single();
    }

    private int spend(JdbcClient rows, Person person) {
        return rows.sql("update pending_authentication set consumed_at = now() where account_id = :account::uuid")
                .param("account", account(person))
                .update();
    }

    private long sessionsWithAnOrganization(Person person) {
        return world.rows()
                .sql("select count(*) from session where account_id = :account::uuid and organization_id is not null")
                .param("account", account(person))
                .query(Long.class)
                .single();
    }

    private Person memberOfTwo() {
        var person = somebody();
        assertThat(found(person)).isNotEqualTo(found(person));
        return person;
    }

    private Answer select(Answer asked, String organization) {
        return post(
                "/v2/session/organization-selection",
                Map.of(
                        "pendingAuthenticationToken",
                        asked.text("pendingAuthenticationToken"),
                        "organizationId",
                        organization),
                null);
    }
}
