package io.trialsuite.auth.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegisteringOrganizationsScenarioTests extends AuthScenario {

    RegisteringOrganizationsScenarioTests(World world) {
        super(world);
    }

    @Test
    void whoRegistersAnOrganizationOwnsIt() {
        var person = founder();

        var me = get("/v2/users/me", person.token());

        assertThat(me.texts("memberships", "role")).containsExactly("OWNER");
        assertThat(me.texts("memberships", "organizationName")).containsExactly("Seoul Trials");
        assertThat(me.text("activeOrganizationId")).isEqualTo(person.organization());
    }

    @Test
    void aSlugBelongsToOneOrganizationHoweverManyAskAtOnce() throws Exception {
        var person = somebody();
        var slug = "org-" + UUID.randomUUID().toString().substring(0, 13);

        var statuses = atOnce(6, () -> register(person, slug).status());

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(5);
        assertThat(register(person, slug).refusal()).isEqualTo("409 slug-taken");
        assertThat(get("/v2/users/me", person.token()).json().path("memberships"))
                .hasSize(1);
    }

    @Test
    void aSlugTakenBetweenTheLookAndTheInsertIsAConflict() throws Exception {
        var person = somebody();
        var slug = "org-" + UUID.randomUUID().toString().substring(0, 13);

        var answer = overtaken(rows -> rows.sql("""
                                insert into organization (id, slug, name, registered_at, version)
                                values (gen_random_uuid(), :slug, 'Faster', now(), 0)""").param("slug", slug).update(), () -> register(person, slug));

        assertThat(answer.refusal()).isEqualTo("409 slug-taken");
        assertThat(get("/v2/users/me", person.token()).json().path("memberships"))
                .isEmpty();
    }

    @Test
    void nobodyRegistersAnOrganizationAnonymously() {
        var answer = post("/v2/organizations", Map.of("name", "Nobody's", "slug", "nobodys"), null);

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void namesAndSlugsAreChecked() {
        var person = somebody();

        assertThat(register(person, "No Slug").refusal()).isEqualTo("422 slug-invalid");
        assertThat(post("/v2/organizations", Map.of("name", " ", "slug", "fine-slug"), person.token())
                        .refusal())
                .isEqualTo("422 organization-name-invalid");
        assertThat(post("/v2/organizations", Map.of("name", "x".repeat(121), "slug", "fine-slug"), person.token())
                        .refusal())
                .isEqualTo("422 validation-failed");
    }

    private Answer register(Person person, String slug) {
        return post("/v2/organizations", Map.of("name", "Seoul Trials", "slug", slug), person.token());
    }
}
