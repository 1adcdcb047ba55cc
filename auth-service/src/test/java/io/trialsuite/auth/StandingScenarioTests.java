package io.trialsuite.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People and organizations that are kept out for a while, or for good. */
class StandingScenarioTests extends AuthScenario {

    private static final Map<String, String> REASON = Map.of("reason", "ticket 4711");

    StandingScenarioTests(World world) {
        super(world);
    }

    @Test
    void whoIsSuspendedIsOutAtOnceAndAnsweredLikeAStranger() {
        var person = founder();

        assertThat(decide("accounts", account(person), "suspension").status()).isEqualTo(204);

        assertThat(get("/v2/users/me", person.token()).status()).isEqualTo(401);
        assertThat(post("/v2/session/refresh", Map.of("refreshToken", person.refreshToken()), null)
                        .status())
                .isEqualTo(401);
        var refused = logIn(person.email(), PASSWORD);
        var stranger = logIn(someEmail(), PASSWORD);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("detail")).isEqualTo(stranger.json().path("detail"));
        assertThat(refused.refusal()).isEqualTo(stranger.refusal());
        var before = mails(person.email(), "password-reset").size();
        assertThat(post("/v2/accounts/password-resets", Map.of("email", person.email()), null)
                        .status())
                .isEqualTo(202);
        assertThat(mails(person.email(), "password-reset")).hasSize(before);
    }

    @Test
    void whatWasBegunBeforeTheSuspensionOpensNoSession() {
        var person = founder();
        assertThat(found(person)).isNotEmpty();
        var asked = logIn(person.email(), PASSWORD);

        assertThat(decide("accounts", account(person), "suspension").status()).isEqualTo(204);

        var choice = Map.of(
                "pendingAuthenticationToken", asked.text("pendingAuthenticationToken"),
                "organizationId", person.organization());
        assertThat(post("/v2/session/organization-selection", choice, null).status())
                .isEqualTo(401);
    }

    @Test
    void whoIsReactivatedLogsInAgainAndOldTokensStayDead() {
        var person = founder();
        assertThat(decide("accounts", account(person), "suspension").status()).isEqualTo(204);

        assertThat(decide("accounts", account(person), "reactivation").status()).isEqualTo(204);

        assertThat(logIn(person.email(), PASSWORD).status()).isEqualTo(200);
        assertThat(get("/v2/users/me", person.token()).status()).isEqualTo(401);
        assertThat(events(account(person)))
                .contains("auth.account.suspended.v1", "auth.account.reactivated.v1", "auth.session.revoked.v1");
    }

    @Test
    void whoIsDeactivatedNeverComesBackAndKeepsTheirRow() {
        var owner = founder();
        var person = colleague(owner, "MEMBER");
        var id = account(person);

        assertThat(decide("accounts", id, "deactivation").status()).isEqualTo(204);

        assertThat(decide("accounts", id, "reactivation").refusal()).isEqualTo("409 account-deactivated");
        assertThat(logIn(person.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(register(person.email()).status())
                .as("looks like any registration")
                .isEqualTo(201);
        assertThat(logIn(person.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(events(id)).contains("auth.account.deactivated.v1", "auth.membership.deactivated.v1");
        String status = asApplication(jdbc -> jdbc.sql("select status from account where id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single());
        assertThat(status).isEqualTo("DEACTIVATED");
        assertThatThrownBy(() -> asApplication(jdbc -> jdbc.sql("update account set status = 'ACTIVE' where id = :id")
                        .param("id", UUID.fromString(id))
                        .update()))
                .as("nor by a program that forgets")
                .hasMessageContaining("ended for good");
        assertThatThrownBy(() -> asApplication(jdbc -> jdbc.sql("delete from account where id = :id")
                        .param("id", UUID.fromString(id))
                        .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void whoMayNotLogInIsGivenNoMembership() {
        var owner = founder();
        var person = colleague(owner, "MEMBER");
        var stranger = Map.<String, Object>of("accountId", account(founder()), "role", "MEMBER");
        var suspended = Map.<String, Object>of("accountId", account(person), "role", "MEMBER");
        var elsewhere = founder();
        assertThat(decide("accounts", account(person), "suspension").status()).isEqualTo(204);

        assertThat(add(elsewhere, suspended).refusal())
                .as("answered as if there were nobody")
                .isEqualTo("404 account-not-found");
        assertThat(move(person, elsewhere.organization()).status()).isEqualTo(409);

        assertThat(decide("accounts", account(person), "reactivation").status()).isEqualTo(204);
        assertThat(add(elsewhere, suspended).status()).isEqualTo(201);
        assertThat(add(elsewhere, stranger).status()).isEqualTo(201);
    }

    @Test
    void aHaltedOrganizationTakesNobodyIn() {
        var owner = founder();
        var person = founder();
        var email = someEmail();
        var invitation = Map.of("email", email, "role", "MEMBER");
        assertThat(post("/v2/organizations/%s/invitations".formatted(owner.organization()), invitation, owner.token())
                        .status())
                .isEqualTo(201);
        var link = mails(email, "organization-invitation").getLast().token();
        var joining = Map.of("token", link, "displayName", "Lee Jisoo", "password", PASSWORD);
        assertThat(decide("organizations", owner.organization(), "suspension").status())
                .isEqualTo(204);

        assertThat(post("/v2/invitations/preview", Map.of("token", link), null).refusal())
                .isEqualTo("409 organization-halted");
        assertThat(post("/v2/invitations/registration", joining, null).refusal())
                .isEqualTo("409 organization-halted");
        assertThat(move(person, owner.organization()).status()).isEqualTo(409);
        assertThat(logIn(email, PASSWORD).status()).as("nothing is left behind").isEqualTo(401);

        assertThat(decide("organizations", owner.organization(), "reactivation").status())
                .isEqualTo(204);
        assertThat(post("/v2/invitations/registration", joining, null).status()).isEqualTo(201);
    }

    @Test
    void aMembershipThatIsGivenMeanwhileIsNotOverlooked() throws Exception {
        var person = colleague(founder(), "MEMBER");
        var elsewhere = founder().organization();

        var answer = overtaken(
                rows -> {
                    rows.sql("select id from account where id = :id for no key update")
                            .param("id", UUID.fromString(account(person)))
                            .query(UUID.class)
                            .single();
                    rows.sql("""
                                    insert into membership (account_id, organization_id, role, status, is_default,
                                                            membership_version, joined_at, version)
                                    values (:account, :organization, 'MEMBER', 'ACTIVE', false, 1, now(), 0)""")
                            .param("account", UUID.fromString(account(person)))
                            .param("organization", UUID.fromString(elsewhere))
                            .update();
                },
                () -> decide("accounts", account(person), "deactivation"));

        assertThat(answer.refusal()).isEqualTo("409 changed-meanwhile");
        assertThat(decide("accounts", account(person), "deactivation").status()).isEqualTo(204);
        assertThat(world.rows()
                        .sql("select distinct status from membership where account_id = :id")
                        .param("id", UUID.fromString(account(person)))
                        .query(String.class)
                        .list())
                .containsExactly("INACTIVE");
    }

    @Test
    void theLastOwnerCannotLeaveAndNothingChanges() {
        var owner = founder();

        assertThat(leave(owner, PASSWORD).refusal()).isEqualTo("409 last-owner");
        assertThat(decide("accounts", account(owner), "deactivation").refusal()).isEqualTo("409 last-owner");

        assertThat(get("/v2/users/me", owner.token()).status()).isEqualTo(200);
    }

    @Test
    void aPersonLeavesWithTheirPassword() {
        var person = colleague(founder(), "MEMBER");

        assertThat(leave(person, "wrong").status()).isEqualTo(401);
        assertThat(get("/v2/users/me", person.token()).status()).isEqualTo(200);
        assertThat(leave(person, PASSWORD).status()).isEqualTo(204);
        assertThat(get("/v2/users/me", person.token()).status()).isEqualTo(401);
    }

    @Test
    void nobodyWorksForASuspendedOrganizationUntilItGoesOn() {
        var owner = founder();
        var elsewhere = found(owner);
        var refreshable = owner.refreshToken();

        assertThat(decide("organizations", owner.organization(), "suspension").status())
                .isEqualTo(204);

        assertThat(get("/v2/organizations/%s/members".formatted(owner.organization()), owner.token())
                        .status())
                .isEqualTo(401);
        var login = logIn(owner.email(), PASSWORD);
        assertThat(login.text("organizationId")).as("the only one that is open").isEqualTo(elsewhere);
        assertThat(post(
                                "/v2/session/organization",
                                Map.of("organizationId", owner.organization()),
                                login.text("accessToken"))
                        .status())
                .isEqualTo(403);
        assertThat(post("/v2/session/refresh", Map.of("refreshToken", refreshable), null)
                        .json()
                        .has("organizationId"))
                .isFalse();

        assertThat(decide("organizations", owner.organization(), "reactivation").status())
                .isEqualTo(204);
        assertThat(post(
                                "/v2/session/organization",
                                Map.of("organizationId", owner.organization()),
                                login.text("accessToken"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOwnerClosesTheOrganizationForGoodByTypingItsSlug() {
        var owner = founder();
        var slug = world.rows()
                .sql("select slug from organization where id = :id")
                .param("id", UUID.fromString(owner.organization()))
                .query(String.class)
                .single();
        var admin = colleague(owner, "ADMIN");
        var path = "/v2/organizations/" + owner.organization() + "/closure";

        assertThat(post(path, Map.of("slug", slug), admin.token()).status()).isEqualTo(403);
        assertThat(post(path, Map.of("slug", "another"), owner.token()).refusal())
                .isEqualTo("422 slug-mismatch");
        assertThat(post(path, Map.of("slug", slug), owner.token()).status()).isEqualTo(204);

        assertThat(decide("organizations", owner.organization(), "reactivation").refusal())
                .isEqualTo("409 organization-closed");
        assertThat(logIn(owner.email(), PASSWORD).json().has("organizationId")).isFalse();
        assertThat(world.rows()
                        .sql("select count(*) from membership where organization_id = :id")
                        .param("id", UUID.fromString(owner.organization()))
                        .query(Integer.class)
                        .single())
                .as("what it was stays")
                .isEqualTo(2);
    }

    @Test
    void aServiceEndsOneSessionOrAllOfAPerson() {
        var person = founder();
        var other = person.with(logIn(person.email(), PASSWORD));
        var session = get("/v2/sessions", other.token()).texts("items", "id");

        assertThat(revoke(Map.of("sessionId", UUID.randomUUID(), "reason", "stolen"))
                        .status())
                .isEqualTo(404);
        assertThat(revoke(Map.of("accountId", account(person), "reason", "stolen-laptop"))
                        .status())
                .isEqualTo(204);

        assertThat(session).isNotEmpty();
        assertThat(whoEnded(session)).as("not by the person").containsOnly("system personnel");
        assertThat(get("/v2/users/me", person.token()).status()).isEqualTo(401);
        assertThat(get("/v2/users/me", other.token()).status()).isEqualTo(401);
        assertThat(logIn(person.email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aRevocationNamesOneOfBothAndWhy() {
        var id = UUID.randomUUID();

        assertThat(revoke(Map.of("accountId", id, "sessionId", id, "reason", "x"))
                        .refusal())
                .isEqualTo("422 one-of-both");
        assertThat(revoke(Map.of("reason", "x")).refusal()).isEqualTo("422 one-of-both");
        assertThat(revoke(Map.of("accountId", id, "reason", "A sentence.")).status())
                .isEqualTo(422);
        assertThat(revoke(Map.of("accountId", id)).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/accounts/%s/suspension",
                "/internal/v1/accounts/%s/reactivation",
                "/internal/v1/accounts/%s/deactivation",
                "/internal/v1/organizations/%s/suspension",
                "/internal/v1/organizations/%s/reactivation",
                "/internal/v1/organizations/%s/closure"
            })
    void onlyServicesDecideAndOnlyAboutWhatThereIs(String path) {
        var nobody = path.formatted(UUID.randomUUID());

        assertThat(post(nobody, REASON, founder().token()).status()).isEqualTo(403);
        assertThat(post(nobody, REASON, service("auth.users")).status()).isEqualTo(403);
        assertThat(post(nobody, Map.of(), service("auth.internal")).status()).isEqualTo(422);
        assertThat(post(nobody, REASON, service("auth.internal")).status()).isEqualTo(404);
    }

    private Answer decide(String what, String id, String decision) {
        return post("/internal/v1/%s/%s/%s".formatted(what, id, decision), REASON, service("auth.internal"));
    }

    private Answer revoke(Map<String, ?> request) {
        return post("/internal/v1/sessions:revoke", request, service("auth.internal"));
    }

    private List<String> whoEnded(List<String> sessions) {
        return world.rows()
                .sql("""
                        select distinct lower(actor_kind) || ' ' || actor_id from audit_entry
                        where action = 'auth.session.ended' and entity_id in (:sessions)""")
                .param("sessions", sessions)
                .query(String.class)
                .list();
    }

    private Answer move(Person person, String organization) {
        return put(
                "/v1/users/%s/organization".formatted(account(person)),
                Map.of("organizationId", organization),
                service("auth.users"));
    }

    private Answer leave(Person person, String password) {
        return post("/v2/users/me/deactivation", Map.of("password", password), person.token());
    }

    private List<String> events(String account) {
        return world.rows()
                .sql("select type from outbox_event where convert_from(payload, 'UTF8')::jsonb ->> 'accountId' = :id")
                .param("id", account)
                .query(String.class)
                .list();
    }
}
