package io.trialsuite.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplacingPasswordsScenarioTests extends AuthScenario {

    private static final String NEW = "seven lanterns over the han river";

    ReplacingPasswordsScenarioTests(World world) {
        super(world);
    }

    private Answer forget(String email) {
        return post("/v2/accounts/password-resets", Map.of("email", email), null);
    }

    private Answer reset(String token, String password) {
        return post("/v2/accounts/password-resets/completion", Map.of("token", token, "password", password), null);
    }

    private String link(String email) {
        assertThat(forget(email).status()).isEqualTo(202);
        return mails(email, "password-reset").getLast().token();
    }

    private Answer change(Person person, String current, String password) {
        return put("/v2/users/me/password", Map.of("currentPassword", current, "password", password), person.token());
    }

    private static final String REFRESH = "/v2/session/refresh";

    @Test
    void aLinkReplacesThePasswordOnceProvesTheAddressAndEndsEverySession() {
        var person = somebody();
        var elsewhere = person.with(logIn(person.email(), PASSWORD));
        var link = link(person.email());

        assertThat(reset(link, NEW).status()).isEqualTo(204);

        assertThat(logIn(person.email(), PASSWORD).refusal()).isEqualTo("401 credentials-rejected");
        assertThat(logIn(person.email(), NEW).status()).isEqualTo(200);
        for (var session : List.of(person, elsewhere)) {
            assertThat(post(REFRESH, Map.of("refreshToken", session.refreshToken()), null)
                            .status())
                    .isEqualTo(401);
            assertThat(get("/v2/users/me", session.token()).status()).isEqualTo(401);
        }
        assertThat(reset(link, "another quiet password").refusal()).isEqualTo("410 link-rejected");
        assertThat(mails(person.email(), "password-replaced")).hasSize(1);
        assertThat(emailVerified(person)).isTrue();
    }

    private boolean emailVerified(Person person) {
        return world.rows()
                .sql("select email_verified_at is not null from account where email = :email")
                .param("email", person.email())
                .query(Boolean.class)
                .single();
    }

    @Test
    void ofManyAtOnceOneLinkReplacesThePasswordOnce() throws Exception {
        var person = somebody();
        var link = link(person.email());

        var statuses = atOnce(4, () -> reset(link, NEW).status());

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 410);
        assertThat(activePasswords(person)).isEqualTo(1);
    }

    private long activePasswords(Person person) {
        return world.rows()
                .sql("select count(*) from credential where account_id = :account::uuid and revoked_at is null")
                .param("account", account(person))
                .query(Long.class)
                .single();
    }

    @Test
    void aWeakPasswordIsRefusedAndTheLinkStaysGood() {
        var person = somebody();
        var link = link(person.email());

        assertThat(reset(link, "password12345").refusal()).isEqualTo("422 password-breached");

        assertThat(logIn(person.email(), PASSWORD).status()).isEqualTo(200);
        assertThat(reset(link, NEW).status()).isEqualTo(204);
    }

    @Test
    void askingTellsNothingAboutTheAddressAndANewerLinkReplacesTheOneBefore() {
        var person = somebody();
        var unknown = someEmail();

        var answers = List.of(forget(person.email()), forget(unknown));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers).extracting(Answer::body).containsOnly("");
        assertThat(mails(unknown, "password-reset")).isEmpty();
        var first = mails(person.email(), "password-reset").getLast().token();
        var second = link(person.email());
        assertThat(reset(first, NEW).refusal()).isEqualTo("410 link-rejected");
        world.clock().advance(Duration.ofMinutes(30));
        assertThat(reset(second, NEW).refusal()).isEqualTo("410 link-rejected");
    }

    @Test
    void aLinkThatProvesAnAddressReplacesNoPassword() {
        var person = somebody();
        var link = mails(person.email(), "account-verification").getLast().token();

        assertThat(reset(link, NEW).refusal()).isEqualTo("410 link-rejected");
        assertThat(post("/v2/accounts/verification", Map.of("token", link(person.email())), null)
                        .refusal())
                .isEqualTo("410 link-rejected");
    }

    @Test
    void aPersonChangesTheirPasswordAndTheirOtherSessionsEnd() {
        var person = somebody();
        var elsewhere = person.with(logIn(person.email(), PASSWORD));

        assertThat(change(person, "not the password at all", NEW).refusal()).isEqualTo("401 credentials-rejected");
        assertThat(change(person, PASSWORD, "password12345").refusal()).isEqualTo("422 password-breached");
        assertThat(change(person, PASSWORD, NEW).status()).isEqualTo(204);

        assertThat(get("/v2/users/me", person.token()).status()).isEqualTo(200);
        assertThat(get("/v2/users/me", elsewhere.token()).status()).isEqualTo(401);
        assertThat(logIn(person.email(), NEW).status()).isEqualTo(200);
        assertThat(mails(person.email(), "password-replaced")).hasSize(1);
    }

    @Test
    void nobodyChangesAPasswordWithoutASession() {
        assertThat(put("/v2/users/me/password", Map.of("currentPassword", PASSWORD, "password", NEW), null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void noLinkCanBeReadFromTheTableOfLinks() {
        var person = somebody();
        var link = link(person.email());

        var kept = world.rows()
                .sql("select m::text from mailed_link m where account_id = :account::uuid")
                .param("account", account(person))
                .query(String.class)
                .list();

        assertThat(kept).hasSize(2).noneMatch(row -> row.contains(link));
        assertThat(reset(kept.getLast().replaceAll(".*x([0-9a-f]{64}).*", "$1"), NEW)
                        .refusal())
                .isEqualTo("410 link-rejected");
    }
}
