package io.trialsuite.auth.memberships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

class ChangingMembershipsScenarioTests extends AuthScenario {

    ChangingMembershipsScenarioTests(World world) {
        super(world);
    }

    private long version(Person member, String organization) {
        return world.rows()
                .sql(
                        "select membership_version from membership where account_id = :account::uuid and organization_id = :org::uuid")
                .param("account", account(member))
                .param("org", organization)
                .query(Long.class)
                .single();
    }

    private Answer change(Person actor, Person member, Object change) {
        return change(actor, member, change, version(member, actor.organization()));
    }

    private Answer change(Person actor, Person member, Object change, long version) {
        var result = client().patch()
                .uri("/v2/organizations/%s/memberships/%s".formatted(actor.organization(), account(member)))
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + actor.token())
                .header("If-Match", "\"" + version + "\"")
                .body(change)
                .exchange()
                .returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    private Answer remove(Person actor, Person member) {
        return exchange(
                HttpMethod.DELETE,
                "/v2/organizations/%s/memberships/%s".formatted(actor.organization(), account(member)),
                null,
                actor.token());
    }

    private Answer members(Person reader, String query) {
        return get("/v2/organizations/%s/members%s".formatted(reader.organization(), query), reader.token());
    }

    private List<String> events(Person person) {
        return world.rows()
                .sql(
                        "select type from outbox_event where group_key = :account and type like 'auth.membership.%' order by id")
                .param("account", account(person))
                .query(String.class)
                .list();
    }

    @Test
    void anOwnerChangesARoleAndTheTrailKeepsWhatItWas() {
        var owner = founder();
        var member = colleague(owner, "MEMBER");

        var first = version(member, owner.organization());

        var changed = change(owner, member, Map.of("role", "ADMIN"));

        var next = "\"" + (first + 1) + "\"";
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.text("role")).isEqualTo("ADMIN");
        assertThat(changed.headers().getETag()).isEqualTo(next);
        assertThat(events(member)).containsExactly("auth.membership.added.v1", "auth.membership.role-changed.v1");
        assertThat(world.rows()
                        .sql(
                                "select before::text from audit_entry where action = 'auth.membership.changed' and organization_id = :org::uuid")
                        .param("org", owner.organization())
                        .query(String.class)
                        .single())
                .contains("MEMBER");
        assertThat(change(owner, member, Map.of("role", "ADMIN")).headers().getETag())
                .isEqualTo(next);
        assertThat(events(member)).hasSize(2);
    }

    @Test
    void whoHasReadAnOlderStateChangesNothing() {
        var owner = founder();
        var member = colleague(owner, "MEMBER");
        var version = version(member, owner.organization());

        assertThat(change(owner, member, Map.of("role", "ADMIN"), version - 1).refusal())
                .isEqualTo("412 changed-meanwhile");

        assertThat(version(member, owner.organization())).isEqualTo(version);
    }

    @Test
    void adminsDecideAboutNoOwnerMakeNoneAndMembersDecideAboutNobody() {
        var owner = founder();
        var admin = colleague(owner, "ADMIN");
        var member = colleague(owner, "MEMBER");

        for (var refused : List.of(
                change(admin, owner, Map.of("role", "MEMBER")),
                change(admin, admin, Map.of("role", "OWNER")),
                change(admin, member, Map.of("role", "OWNER")),
                remove(admin, owner),
                change(member, member, Map.of("role", "ADMIN")),
                change(member, admin, Map.of("active", false)),
                remove(member, admin))) {
            assertThat(refused.refusal()).isEqualTo("403 role-insufficient");
        }
        assertThat(change(admin, member, Map.of("active", false)).status()).isEqualTo(200);
    }

    @Test
    void whoIsNotAMemberIsNotFoundAndWhoHasLeftDecidesNothing() {
        var owner = founder();
        var stranger = founder();
        var admin = colleague(owner, "ADMIN");
        var member = colleague(owner, "MEMBER");

        assertThat(remove(owner, stranger).refusal()).isEqualTo("404 membership-not-found");
        assertThat(change(owner, admin, Map.of("active", false)).status()).isEqualTo(200);
        assertThat(change(admin, member, Map.of("active", false)).refusal()).isEqualTo("403 role-insufficient");
        assertThat(remove(owner, admin).status()).isEqualTo(204);
        assertThat(change(admin, member, Map.of("active", false)).refusal()).isEqualTo("403 not-a-member");
    }

    @Test
    void theLastOwnerNeitherStepsDownNorLeavesNorIsPutAside() {
        var owner = founder();
        assertThat(colleague(owner, "ADMIN").organization()).isEqualTo(owner.organization());
        var version = version(owner, owner.organization());

        assertThat(change(owner, owner, Map.of("role", "ADMIN")).refusal()).isEqualTo("409 last-owner");
        assertThat(change(owner, owner, Map.of("active", false)).refusal()).isEqualTo("409 last-owner");
        assertThat(remove(owner, owner).refusal()).isEqualTo("409 last-owner");

        assertThat(version(owner, owner.organization())).isEqualTo(version);
        var successor = colleague(owner, "OWNER");
        assertThat(remove(owner, owner).status()).isEqualTo(204);
        assertThat(remove(successor, successor).refusal()).isEqualTo("409 last-owner");
    }

    @Test
    void ownersWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        for (int round = 0; round < 5; round++) {
            var one = founder();
            var other = colleague(one, "OWNER");
            var acts = new ConcurrentLinkedQueue<>(List.of(new Person[] {one, other}, new Person[] {other, one}));

            var statuses = atOnce(2, () -> {
                var act = acts.remove();
                return remove(act[0], act[1]).status();
            });

            assertThat(statuses).containsOnlyOnce(204);
            assertThat(owners(one.organization())).isEqualTo(1);
        }
    }

    private long owners(String organization) {
        return world.rows()
                .sql(
                        "select count(*) from membership where organization_id = :org::uuid and role = 'OWNER' and status = 'ACTIVE'")
                .param("org", organization)
                .query(Long.class)
                .single();
    }

    @Test
    void theDatabaseItselfKeepsAnOwner() {
        var owner = founder();

        for (var act : List.of(
                "update membership set role = 'MEMBER'",
                "update membership set status = 'INACTIVE'",
                "delete from membership")) {
            assertThatThrownBy(() -> asApplication(rows -> {
                        rows.sql("select set_config('app.organization_id', :org, true)")
                                .param("org", owner.organization())
                                .query(String.class)
                                .single();
                        return rows.sql(act).update();
                    }))
                    .hasMessageContaining("no active owner");
        }
    }

    @Test
    void whoeverIsPutAsideLandsElsewhereAndComesBackWithTheirRole() {
        var owner = founder();
        var person = colleague(owner, "ADMIN");
        var own = found(person);
        assertThat(logIn(person.email(), PASSWORD).refusal()).isEqualTo("403 organization-selection-required");

        assertThat(change(owner, person, Map.of("active", false)).status()).isEqualTo(200);

        assertThat(logIn(person.email(), PASSWORD).text("organizationId")).isEqualTo(own);
        assertThat(defaultOf(person)).isEqualTo(own);
        assertThat(members(owner, "").texts("items", "email")).doesNotContain(person.email());
        assertThat(members(owner, "?status=INACTIVE").texts("items", "email")).containsExactly(person.email());
        assertThat(members(owner, "?status=ALL&role=ADMIN").texts("items", "email"))
                .containsExactly(person.email());
        assertThat(change(owner, person, Map.of("active", true)).text("role")).isEqualTo("ADMIN");
        assertThat(events(person))
                .containsSubsequence(
                        "auth.membership.deactivated.v1",
                        "auth.membership.default-changed.v1",
                        "auth.membership.reactivated.v1");
    }

    private String defaultOf(Person person) {
        return world.rows()
                .sql("select organization_id::text from membership where account_id = :account::uuid and is_default")
                .param("account", account(person))
                .query(String.class)
                .single();
    }

    @Test
    void whoeverIsRemovedKeepsTheirAccountAndMayBeAddedAgain() {
        var owner = founder();
        var person = colleague(owner, "MEMBER");

        assertThat(remove(owner, person).status()).isEqualTo(204);

        var later = person.with(logIn(person.email(), PASSWORD));
        assertThat(later.tokens().json().has("organizationId")).isFalse();
        assertThat(add(owner, person.email(), "MEMBER").status()).isEqualTo(201);
        assertThat(defaultOf(person)).isEqualTo(owner.organization());
    }

    @Test
    void aSessionWhoseOrganizationIsGoneGoesOnWithoutOne() {
        var owner = founder();
        var person = colleague(owner, "MEMBER");
        assertThat(remove(owner, person).status()).isEqualTo(204);

        var refreshed = post("/v2/session/refresh", Map.of("refreshToken", person.refreshToken()), null);

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.json().has("organizationId")).isFalse();
    }

    @Test
    void aPersonChoosesWhereTheyLand() {
        var person = founder();
        var second = found(person);

        assertThat(chooseDefault(person, second).status()).isEqualTo(204);

        assertThat(defaultOf(person)).isEqualTo(second);
        assertThat(chooseDefault(person, second).status()).isEqualTo(204);
        assertThat(events(person).stream().filter("auth.membership.default-changed.v1"::equals))
                .hasSize(1);
        assertThat(chooseDefault(person, founder().organization()).refusal()).isEqualTo("403 not-a-member");
        assertThat(chooseDefault(person, UUID.randomUUID().toString()).refusal())
                .isEqualTo("403 not-a-member");
    }

    private Answer chooseDefault(Person person, String organization) {
        return put("/v2/users/me/default-organization", Map.of("organizationId", organization), person.token());
    }

    @Test
    void defaultsChosenAndLostAtOnceLeaveExactlyOne() throws Exception {
        var owner = founder();
        var person = colleague(owner, "MEMBER");
        var others = new ArrayList<>(List.of(found(person), found(person)));
        var acts = new ConcurrentLinkedQueue<Runnable>();
        others.forEach(other ->
                acts.add(() -> assertThat(chooseDefault(person, other).status()).isEqualTo(204)));
        acts.add(() -> assertThat(remove(owner, person).status()).isEqualTo(204));

        atOnce(3, () -> {
            acts.remove().run();
            return true;
        });

        assertThat(defaultOf(person)).isIn(others);
    }
}
