package io.trialsuite.auth.studyroles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class StudyRoleScenarioTests extends AuthScenario {

    private final UUID study = UUID.randomUUID();

    StudyRoleScenarioTests(World world) {
        super(world);
    }

    @Test
    void aMemberIsSeatedForSomeSitesAndEverybodyWhoShouldSeesIt() {
        var owner = founder();
        var monitor = colleague(owner, "MEMBER");
        var site = UUID.randomUUID();

        var answer = seat(owner, monitor, "CRA", Map.of("siteIds", List.of(site)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("siteIds").path(0).asString()).isEqualTo(site.toString());
        assertThat(get(roles(owner), monitor.token()).texts("items", "seat")).containsExactly("CRA");
        assertThat(get("/v2/users/me/study-roles", monitor.token()).texts("items", "studyId"))
                .containsExactly(study.toString());
        assertThat(get(
                                "/internal/v1/organizations/%s/studies/%s/roles".formatted(owner.organization(), study),
                                service("auth.internal"))
                        .texts("items", "accountId"))
                .containsExactly(account(monitor));
        assertThat(events(monitor)).contains("auth.study-role.assigned.v1");
    }

    @Test
    void onlyWhoRunsTheOrganizationSeatsPeopleAndOnlyItsMembers() {
        var owner = founder();
        var member = colleague(owner, "MEMBER");
        var stranger = founder();

        assertThat(seat(member, member, "PI", Map.of()).status()).isEqualTo(403);
        assertThat(seat(owner, stranger, "PI", Map.of()).refusal()).isEqualTo("404 study-role-not-found");
        assertThat(get(roles(owner), stranger.token()).status())
                .as("another organization's address")
                .isEqualTo(409);
        var role = seat(owner, member, "PI", Map.of()).text("id");
        assertThat(end(stranger, role).refusal())
                .as("another organization's seat, by one's own address")
                .isEqualTo("404 study-role-not-found");
        assertThat(end(member, role).status()).isEqualTo(403);
        assertThat(get(roles(owner), owner.token()).texts("items", "id")).containsExactly(role);
    }

    @Test
    void nobodySitsOnBothSidesOfTheBlindingNotEvenInTwoOrganizations() {
        var owner = founder();
        var other = founder();
        var person = colleague(owner, "MEMBER");
        assertThat(add(other, Map.of("accountId", account(person), "role", "MEMBER"))
                        .status())
                .isEqualTo(201);
        assertThat(seat(owner, person, "PH", Map.of()).status()).isEqualTo(201);

        assertThat(seat(owner, person, "UP", Map.of()).refusal()).isEqualTo("409 other-side-of-blinding");
        assertThat(seat(other, person, "US", Map.of()).refusal()).isEqualTo("409 other-side-of-blinding");

        assertThat(seat(other, person, "QA", Map.of()).status())
                .as("the same side")
                .isEqualTo(201);
    }

    @Test
    void whoHasSeenTheOtherSideStaysThereAndWhoHasNotMayGo() {
        var owner = founder();
        var other = founder();
        var person = colleague(owner, "MEMBER");
        assertThat(add(other, Map.of("accountId", account(person), "role", "MEMBER"))
                        .status())
                .isEqualTo(201);
        var blinded = seat(owner, person, "PH", Map.of()).text("id");
        assertThat(end(owner, blinded).status()).isEqualTo(204);

        var unblinded = seat(owner, person, "UP", Map.of());

        assertThat(unblinded.status()).as(unblinded.body()).isEqualTo(201);
        assertThat(end(owner, unblinded.text("id")).status()).isEqualTo(204);
        assertThat(seat(owner, person, "PH", Map.of()).refusal()).isEqualTo("409 other-side-of-blinding");
        assertThat(seat(other, person, "CRC", Map.of()).refusal())
                .as("nor for another organization")
                .isEqualTo("409 other-side-of-blinding");
        assertThat(seat(owner, person, "UP", Map.of()).status()).isEqualTo(201);
    }

    @Test
    void theDatabaseSaysItOnceMore() {
        var owner = founder();
        var person = colleague(owner, "MEMBER");
        var role = seat(owner, person, "UP", Map.of()).text("id");
        assertThat(end(owner, role).status()).isEqualTo(204);

        assertThatThrownBy(() -> asApplication(jdbc -> {
                    jdbc.sql("select set_config('app.organization_id', :id, true)")
                            .param("id", owner.organization())
                            .query(String.class)
                            .single();
                    return jdbc.sql("""
                                    insert into study_role (id, organization_id, study_id, account_id, seat, site_ids, assigned_by,
                                                            assigned_at, version)
                                    values (gen_random_uuid(), cast(:organization as uuid), :study, cast(:account as uuid), 'PI', '{}',
                                            cast(:owner as uuid), now(), 0)""")
                            .param("organization", owner.organization())
                            .param("study", study)
                            .param("account", account(person))
                            .param("owner", account(owner))
                            .update();
                }))
                .rootCause()
                .hasMessageContaining("other side of the blinding");
    }

    @Test
    void ofTwoSidesAtOnceOneIsGiven() throws Exception {
        var owner = founder();
        var person = colleague(owner, "MEMBER");
        var turn = new AtomicInteger();

        var answers = atOnce(6, () -> seat(owner, person, turn.getAndIncrement() % 2 == 0 ? "PH" : "UP", Map.of()));

        var given = get(roles(owner), owner.token()).texts("items", "seat");
        assertThat(given).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() != 201)
                .allSatisfy(it -> assertThat(it.status()).isEqualTo(409));
    }

    @Test
    void nobodyLetsThemselvesBehindTheBlinding() {
        var owner = founder();

        assertThat(seat(owner, owner, "US", Map.of()).refusal()).isEqualTo("403 unblinded-by-oneself");
        assertThat(seat(owner, owner, "PI", Map.of()).status()).isEqualTo(201);
    }

    @Test
    void anInspectorsSeatEndsByItselfAtOnceAndIsAnnouncedSoon() {
        var owner = founder();
        var inspector = colleague(owner, "MEMBER");
        var until = world.clock().instant().plus(Duration.ofHours(1));
        assertThat(seat(owner, inspector, "INS", Map.of()).refusal()).isEqualTo("422 end-required");
        assertThat(seat(owner, inspector, "INS", Map.of("until", "2020-01-01T00:00:00Z"))
                        .refusal())
                .isEqualTo("422 end-required");
        assertThat(seat(owner, inspector, "INS", Map.of("until", until.toString()))
                        .status())
                .isEqualTo(201);

        world.clock().advance(Duration.ofMinutes(61));
        var fresh = inspector.with(logIn(inspector.email(), PASSWORD));

        assertThat(get("/v2/users/me/study-roles", fresh.token()).texts("items", "seat"))
                .isEmpty();
        await().untilAsserted(() -> assertThat(events(inspector)).contains("auth.study-role.ended.v1"));
    }

    @Test
    void whoLeavesTheOrganizationLosesTheirSeatsWithIt() {
        var owner = founder();
        var person = colleague(owner, "MEMBER");
        assertThat(seat(owner, person, "CRC", Map.of()).status()).isEqualTo(201);
        assertThat(seat(owner, person, "SI", Map.of()).status()).isEqualTo(201);

        var path = "/v2/organizations/%s/memberships/%s".formatted(owner.organization(), account(person));
        assertThat(exchange(HttpMethod.DELETE, path, null, owner.token()).status())
                .isEqualTo(204);

        assertThat(get(roles(owner), owner.token()).texts("items", "seat")).isEmpty();
        assertThat(events(person))
                .filteredOn("auth.study-role.ended.v1"::equals)
                .hasSize(2);
    }

    @Test
    void aSeatIsGivenOnceAndCanBeGivenAgainAfterItsEnd() {
        var owner = founder();
        var person = colleague(owner, "MEMBER");
        var role = seat(owner, person, "DM", Map.of()).text("id");

        assertThat(seat(owner, person, "DM", Map.of()).refusal()).isEqualTo("409 seat-taken");
        assertThat(end(owner, role).status()).isEqualTo(204);
        assertThat(end(owner, role).status()).as("asked for twice").isEqualTo(204);
        assertThat(seat(owner, person, "DM", Map.of()).status()).isEqualTo(201);
        assertThat(events(person))
                .filteredOn("auth.study-role.ended.v1"::equals)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHIEF", "pi", ""})
    void aSeatThatNobodyKnowsIsRefused(String seat) {
        var owner = founder();

        assertThat(seat(owner, owner, seat, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void rowsOfOtherOrganizationsAreInvisible() {
        var owner = founder();
        assertThat(seat(owner, owner, "PI", Map.of()).status()).isEqualTo(201);

        Integer seen = asApplication(jdbc ->
                jdbc.sql("select count(*) from study_role").query(Integer.class).single());

        assertThat(seen).isZero();
    }

    private Answer seat(Person actor, Person seated, String seat, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("accountId", account(seated));
        body.put("seat", seat);
        return post(roles(actor), body, actor.token());
    }

    private Answer end(Person actor, String role) {
        return exchange(HttpMethod.DELETE, roles(actor) + "/" + role, null, actor.token());
    }

    private String roles(Person actor) {
        return "/v2/organizations/%s/studies/%s/roles".formatted(actor.organization(), study);
    }

    private List<String> events(Person person) {
        return world.rows()
                .sql("select type from outbox_event where convert_from(payload, 'UTF8')::jsonb ->> 'accountId' = :id")
                .param("id", account(person))
                .query(String.class)
                .list();
    }
}
