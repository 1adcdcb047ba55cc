package io.trialsuite.auth.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LegacyReadsScenarioTests extends AuthScenario {

    LegacyReadsScenarioTests(World world) {
        super(world);
    }

    @Test
    void aPersonReadsThemselves() {
        var person = founder();

        assertFrozen("me", get("/v1/users/me", person.token()), person);
    }

    @Test
    void aPersonReadsTheirOrganization() {
        var person = founder();

        assertFrozen("organization-of-user", get(organizationOf(person), person.token()), person);
    }

    @Test
    void aMemberReadsTheMembers() {
        var person = founder();

        assertFrozen("users-of-organization", get(usersOf(person.organization()), person.token()), person);
    }

    @Test
    void refusalsHaveTheirOldForm() {
        var person = founder();

        assertFrozen("unauthorized", get("/v1/users/me", null), person);
        assertFrozen("bad-request", get("/v1/users/nonsense/organization", person.token()), person);
        assertFrozen("not-found", get("/v1/users/" + UUID.randomUUID() + "/organization", person.token()), person);
        assertFrozen("forbidden", get("/v1/users/me", somebody().token()), person);
    }

    @Test
    void whoWorksElsewhereForAWhileIsShownThereAndLivesWhereTheyDid() {
        var person = founder();
        var host = founder();
        var guest = joined(person, host);

        assertThat(get("/v1/users/me", guest.token()).text("organizationId")).isEqualTo(host.organization());
        assertThat(get("/v1/users/me", guest.token()).text("role")).isEqualTo("MEMBER");
        assertThat(get(organizationOf(guest), guest.token()).text("organizationId"))
                .isEqualTo(person.organization());
    }

    @Test
    void whoHasChosenNoOrganizationIsShownInTheirDefaultOne() {
        var person = somebody();
        var organization = found(person);

        assertThat(get("/v1/users/me", person.token()).text("organizationId")).isEqualTo(organization);
    }

    @Test
    void nobodyLearnsWhereAColleagueOrAStrangerLives() {
        var reader = founder();
        var stranger = founder();
        joined(stranger, reader);

        assertThat(get(organizationOf(stranger), reader.token()).status()).isEqualTo(404);
        assertThat(get(organizationOf(founder()), reader.token()).status()).isEqualTo(404);
        assertThat(get(usersOf(stranger.organization()), reader.token()).status())
                .isEqualTo(404);
    }

    @Test
    void moreMembersThanAPageHoldsAreListedAtOnce() {
        var person = founder();
        world.rows()
                .sql("""
                        with newcomer as (
                            insert into account (id, email, display_name, registered_at, version)
                            select gen_random_uuid(), gen_random_uuid() || '@hospital.example', 'Kim', now(), 0
                              from generate_series(1, 230) returning id)
                        insert into membership (account_id, organization_id, role, status, is_default,
                                                membership_version, joined_at, version)
                        select id, :organization, 'MEMBER', 'ACTIVE', true, 1, now(), 0 from newcomer""")
                .param("organization", UUID.fromString(person.organization()))
                .update();

        var users = get(usersOf(person.organization()), person.token());

        assertThat(users.texts("users", "id")).hasSize(231).doesNotHaveDuplicates();
    }

    @Test
    void whatV1NeverHadIsRefusedInItsForm() {
        var refused = get("/v1/users", founder().token());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").path("code").asString()).isEqualTo("forbidden");
    }

    private Person joined(Person person, Person host) {
        var addition = Map.of("accountId", account(person), "role", "MEMBER");
        assertThat(add(host, addition).status()).isEqualTo(201);
        return person.with(
                post("/v2/session/organization", Map.of("organizationId", host.organization()), person.token()));
    }

    private String organizationOf(Person person) {
        return "/v1/users/%s/organization".formatted(account(person));
    }

    private static String usersOf(String organization) {
        return "/v1/organizations/%s/users".formatted(organization);
    }

    private void assertFrozen(String name, Answer answer, Person person) {
        var varying = Map.of(
                account(person), "account",
                person.email(), "email",
                person.tokens().text("organizationId"), "organization");
        FrozenAnswer.assertRecorded(name, answer, varying);
    }
}
