package io.trialsuite.auth.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class GrantingMembershipsScenarioTests extends AuthScenario {

    GrantingMembershipsScenarioTests(World world) {
        super(world);
    }

    @Test
    void anOwnerAddsAPersonWhoThenLandsInTheOrganization() {
        var owner = founder();
        var colleague = verified(somebody());

        var added = add(owner, colleague.email(), "ADMIN");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("role")).isEqualTo("ADMIN");
        assertThat(logIn(colleague.email(), PASSWORD).text("organizationId")).isEqualTo(owner.organization());
    }

    @Test
    void theFirstMembershipStaysTheDefaultOne() {
        var person = founder();
        assertThat(admit(founder(), person, "MEMBER").status()).isEqualTo(201);

        var memberships = get("/v2/users/me", person.token()).json().path("memberships");

        assertThat(memberships).hasSize(2);
        assertThat(memberships.get(0).path("organizationId").asString()).isEqualTo(person.organization());
        assertThat(memberships.get(0).path("isDefault").asBoolean()).isTrue();
        assertThat(memberships.get(1).path("isDefault").asBoolean()).isFalse();
    }

    @Test
    void aPersonAddedByManyOrganizationsAtOnceHasOneDefault() throws Exception {
        var person = somebody();
        var owners = new ArrayList<Person>();
        for (int i = 0; i < 6; i++) {
            owners.add(founder());
        }
        var next = new java.util.concurrent.ConcurrentLinkedQueue<>(owners);

        var statuses = atOnce(6, () -> admit(next.remove(), person, "MEMBER").status());

        assertThat(statuses).containsOnly(201);
        assertThat(defaults(person)).isEqualTo(1);
    }

    @Test
    void aGrantWaitsForWhoeverHoldsThePersonAndSeesWhatTheyLeft() throws Exception {
        var owner = founder();
        var person = verified(somebody());
        var elsewhere = UUID.fromString(founder().organization());
        var account = UUID.fromString(account(person));

        var added = overtaken(
                rows -> {
                    rows.sql("select id from account where id = :id for no key update")
                            .param("id", account)
                            .query(UUID.class)
                            .single();
                    rows.sql("""
                                    insert into membership (account_id, organization_id, role, status, is_default,
                                                            membership_version, joined_at, version)
                                    values (:account, :organization, 'MEMBER', 'ACTIVE', true, 1, now(), 0)""")
                            .param("account", account)
                            .param("organization", elsewhere)
                            .update();
                },
                () -> add(owner, person.email(), "MEMBER"));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(defaults(person)).isEqualTo(1);
    }

    @Test
    void nobodyIsAddedTwice() throws Exception {
        var owner = founder();
        var person = verified(somebody());

        var statuses = atOnce(4, () -> add(owner, person.email(), "MEMBER").status());

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(add(owner, person.email(), "ADMIN").refusal()).isEqualTo("409 already-a-member");
    }

    @Test
    void anAdminAddsNoOwnerAndAMemberAddsNobody() {
        var owner = founder();
        var admin = colleague(owner, "ADMIN");
        var member = colleague(owner, "MEMBER");
        var newcomer = verified(somebody()).email();

        assertThat(add(admin, newcomer, "OWNER").refusal()).isEqualTo("403 role-insufficient");
        assertThat(add(member, newcomer, "MEMBER").refusal()).isEqualTo("403 role-insufficient");
        assertThat(add(admin, newcomer, "MEMBER").status()).isEqualTo(201);
    }

    @Test
    void aTokenOfOneOrganizationOpensNoOther() {
        var mine = founder();
        var theirs = founder();

        var members = get("/v2/organizations/%s/members".formatted(theirs.organization()), mine.token());
        var addition = post(
                "/v2/organizations/%s/memberships".formatted(theirs.organization()),
                Map.of("email", mine.email(), "role", "OWNER"),
                mine.token());

        assertThat(members.refusal()).isEqualTo("409 organization-mismatch");
        assertThat(addition.refusal()).isEqualTo("409 organization-mismatch");
        assertThat(emails(members(theirs, ""))).containsExactly(theirs.email());
    }

    @Test
    void withoutATokenNothingIsToldAboutAnOrganization() {
        assertThat(get("/v2/organizations/%s/members".formatted(founder().organization()), null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anAddressThatSomebodyMerelyClaimsIsAnsweredLikeOneWithoutAnAccount() {
        var owner = founder();
        var stranger = somebody();

        var claimed = add(owner, stranger.email(), "ADMIN");
        var unknown = add(owner, someEmail(), "ADMIN");

        assertThat(claimed.refusal()).isEqualTo("404 account-not-found");
        assertThat(claimed.comparable()).isEqualTo(unknown.comparable());
        assertThat(add(owner, stranger.email(), "MEMBER").refusal()).isEqualTo("404 account-not-found");
        assertThat(emails(members(owner, ""))).containsExactly(owner.email());
    }

    @Test
    void onceItIsProvedTheSameAddressReachesItsOwner() {
        var owner = founder();
        var person = somebody();
        assertThat(add(owner, person.email(), "ADMIN").refusal()).isEqualTo("404 account-not-found");

        assertThat(verified(person)).isEqualTo(person);

        assertThat(add(owner, person.email(), "ADMIN").status()).isEqualTo(201);
    }

    @Test
    void whoHandsOverTheirIdBecomesAMemberAndWithoutAProvedAddressNoMore() {
        var owner = founder();
        var person = somebody();

        assertThat(admit(owner, person, "OWNER").refusal()).isEqualTo("409 address-unverified");
        assertThat(admit(owner, person, "ADMIN").refusal()).isEqualTo("409 address-unverified");
        assertThat(admit(owner, person, "MEMBER").status()).isEqualTo(201);
        assertThat(admit(owner, verified(somebody()), "ADMIN").status()).isEqualTo(201);
    }

    @Test
    void aPersonIsNamedInOneWayAndAnUnknownIdIsNobodys() {
        var owner = founder();

        assertThat(add(owner, Map.of("role", "MEMBER")).refusal()).isEqualTo("422 newcomer-unnamed");
        assertThat(add(owner, Map.of("email", someEmail(), "accountId", UUID.randomUUID(), "role", "MEMBER"))
                        .refusal())
                .isEqualTo("422 newcomer-unnamed");
        assertThat(add(owner, Map.of("accountId", UUID.randomUUID(), "role", "MEMBER"))
                        .refusal())
                .isEqualTo("404 account-not-found");
    }

    @Test
    void hitsBetweenTheMissesDoNotBuyFurtherLookUps() {
        var owner = founder();
        var known = colleague(owner, "MEMBER");
        for (int i = 0; i < 9; i++) {
            assertThat(add(owner, someEmail(), "MEMBER").refusal()).isEqualTo("404 account-not-found");
            assertThat(add(owner, known.email(), "MEMBER").refusal()).isEqualTo("409 already-a-member");
        }
        assertThat(add(owner, verified(somebody()).email(), "MEMBER").status()).isEqualTo(201);

        assertThat(add(owner, someEmail(), "MEMBER").refusal()).isEqualTo("429 too-many-attempts");
        assertThat(add(owner, known.email(), "MEMBER").refusal()).isEqualTo("429 too-many-attempts");

        world.clock().advance(Duration.ofMinutes(5).plusSeconds(1));
        var later = owner.with(logIn(owner.email(), PASSWORD));
        assertThat(add(later, someEmail(), "MEMBER").refusal()).isEqualTo("404 account-not-found");
        assertThat(add(later, someEmail(), "MEMBER").refusal()).isEqualTo("429 too-many-attempts");
    }

    @Test
    void whoWasToldToWaitMayRepeatTheSameCallUnderTheSameKey() {
        var owner = founder();
        var newcomer = somebody();
        for (int i = 0; i < 20; i++) {
            assertThat(add(owner, someEmail(), "MEMBER").refusal()).isEqualTo("404 account-not-found");
        }
        assertThat(admitUnder("key-of-a-patient-owner", owner, newcomer).refusal())
                .isEqualTo("429 too-many-attempts");

        world.clock().advance(Duration.ofMinutes(5).plusSeconds(1));
        var later = owner.with(logIn(owner.email(), PASSWORD));

        assertThat(admitUnder("key-of-a-patient-owner", later, newcomer).status())
                .isEqualTo(201);
    }

    @Test
    void colleaguesShareTheLookUpsOfTheirOrganization() {
        var owner = founder();
        var admins = List.of(colleague(owner, "ADMIN"), colleague(owner, "ADMIN"), colleague(owner, "ADMIN"));
        for (int i = 3; i < 60; i++) {
            var admin = admins.get(i % admins.size());
            assertThat(add(admin, someEmail(), "MEMBER").refusal()).isEqualTo("404 account-not-found");
        }

        assertThat(add(owner, someEmail(), "MEMBER").refusal()).isEqualTo("429 too-many-attempts");
        assertThat(add(founder(), someEmail(), "MEMBER").refusal()).isEqualTo("404 account-not-found");
    }

    @Test
    void membersAreListedPageByPageInTheOrderTheyJoined() {
        var owner = founder();
        var emails = new ArrayList<>(List.of(owner.email()));
        for (int i = 0; i < 4; i++) {
            emails.add(colleague(owner, "MEMBER").email());
        }

        var first = members(owner, "?limit=2");
        var second = members(owner, "?limit=2&cursor=" + next(first));
        var third = members(owner, "?limit=2&cursor=" + next(second));

        assertThat(first.headers().getFirst("Link")).contains("rel=\"next\"");
        assertThat(emails(first)).containsExactlyElementsOf(emails.subList(0, 2));
        assertThat(emails(second)).containsExactlyElementsOf(emails.subList(2, 4));
        assertThat(emails(third)).containsExactlyElementsOf(emails.subList(4, 5));
        assertThat(third.json().path("page").path("next").isString()).isFalse();
        assertThat(members(owner, "?cursor=nonsense").refusal()).isEqualTo("400 malformed-cursor");
    }

    private Answer admit(Person actor, Person newcomer, String role) {
        return add(actor, Map.of("accountId", account(newcomer), "role", role));
    }

    private Answer admitUnder(String key, Person actor, Person newcomer) {
        var result = client().post()
                .uri("/v2/organizations/%s/memberships".formatted(actor.organization()))
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + actor.token())
                .header("Idempotency-Key", key)
                .body(Map.of("accountId", account(newcomer), "role", "MEMBER"))
                .exchange()
                .returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    private Answer members(Person reader, String query) {
        return get("/v2/organizations/%s/members%s".formatted(reader.organization(), query), reader.token());
    }

    private static List<String> emails(Answer members) {
        return members.texts("items", "email");
    }

    private static String next(Answer members) {
        return members.json().path("page").path("next").asString();
    }

    private long defaults(Person person) {
        return world.rows()
                .sql(
                        "select count(*) from membership m join account a on a.id = m.account_id where a.email = :email and is_default")
                .param("email", person.email())
                .query(Long.class)
                .single();
    }
}
