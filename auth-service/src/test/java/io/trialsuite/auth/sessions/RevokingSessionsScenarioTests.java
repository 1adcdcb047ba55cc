package io.trialsuite.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class RevokingSessionsScenarioTests extends AuthScenario {

    RevokingSessionsScenarioTests(World world) {
        super(world);
    }

    private Answer sessions(Person person) {
        return get("/v2/sessions", person.token());
    }

    private String current(Person person) {
        return sessions(person)
                .json()
                .path("items")
                .valueStream()
                .filter(session -> session.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private Answer revoke(Person person, String path) {
        return exchange(HttpMethod.DELETE, "/v2/sessions" + path, null, person.token());
    }

    private List<String> reasons(Person person) {
        return world.rows()
                .sql("""
                        select convert_from(payload, 'UTF8')::jsonb ->> 'reasonCode' from outbox_event
                         where type = 'auth.session.revoked.v1' and group_key = :account order by id""")
                .param("account", account(person))
                .query(String.class)
                .list();
    }

    @Test
    void aPersonSeesWhereTheyAreLoggedInAndEndsOneOfThem() {
        var here = founder();
        var elsewhere = here.with(logIn(here.email(), PASSWORD));
        assertThat(sessions(here).texts("items", "id")).hasSize(2).contains(current(here), current(elsewhere));

        assertThat(revoke(here, "/" + current(elsewhere)).status()).isEqualTo(204);

        assertThat(get("/v2/users/me", elsewhere.token()).status()).isEqualTo(401);
        assertThat(sessions(here).texts("items", "id")).containsExactly(current(here));
        assertThat(reasons(here)).containsExactly("revoked");
    }

    @Test
    void allOthersEndAtOnce() {
        var here = founder();
        var others = List.of(here.with(logIn(here.email(), PASSWORD)), here.with(logIn(here.email(), PASSWORD)));

        assertThat(revoke(here, "").status()).isEqualTo(204);

        assertThat(others).allMatch(other -> get("/v2/users/me", other.token()).status() == 401);
        assertThat(get("/v2/users/me", here.token()).status()).isEqualTo(200);
        assertThat(reasons(here)).containsExactly("revoked", "revoked");
        assertThat(revoke(here, "").status()).isEqualTo(204);
        assertThat(reasons(here)).hasSize(2);
    }

    @Test
    void nobodyEndsAnotherPersonsSession() {
        var mine = founder();
        var theirs = founder();

        var refused = revoke(mine, "/" + current(theirs));

        assertThat(refused.refusal()).isEqualTo("404 session-not-found");
        assertThat(revoke(mine, "/" + UUID.randomUUID()).refusal()).isEqualTo(refused.refusal());
        assertThat(get("/v2/users/me", theirs.token()).status()).isEqualTo(200);
    }

    @Test
    void whateverEndsASessionIsAnnouncedWithItsReason() {
        var person = founder();
        assertThat(exchange(HttpMethod.DELETE, "/v2/session", null, person.token())
                        .status())
                .isEqualTo(204);

        assertThat(reasons(person)).containsExactly("logout");
    }
}
