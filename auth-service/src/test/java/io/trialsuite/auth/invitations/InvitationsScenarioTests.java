package io.trialsuite.auth.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

class InvitationsScenarioTests extends AuthScenario {

    private static final String NAME = "Lee Jisoo";

    private final ExpiringInvitations expiring;

    InvitationsScenarioTests(World world, ExpiringInvitations expiring) {
        super(world);
        this.expiring = expiring;
    }

    private Answer invite(Person actor, String email, String role) {
        return post(path(actor, ""), Map.of("email", email, "role", role), actor.token());
    }

    private static String path(Person actor, String more) {
        return "/v2/organizations/" + actor.organization() + "/invitations" + more;
    }

    /** Invites, and takes the link out of the mail. */
    private String link(Person actor, String email, String role) {
        var invited = invite(actor, email, role);
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        return newestLink(email);
    }

    private String newestLink(String email) {
        return mails(email, "organization-invitation").getLast().token();
    }

    private Answer preview(String link) {
        return post("/v2/invitations/preview", Map.of("token", link), null);
    }

    private Answer accept(Person person, String link) {
        return post("/v2/invitations/acceptance", Map.of("token", link), person.token());
    }

    private Answer join(String link) {
        return post(
                "/v2/invitations/registration", Map.of("token", link, "displayName", NAME, "password", PASSWORD), null);
    }

    private Answer decline(String link) {
        return post("/v2/invitations/refusal", Map.of("token", link), null);
    }

    private List<String> events(String invitation) {
        return world.rows()
                .sql("select type from outbox_event where group_key = :invitation order by id")
                .param("invitation", invitation)
                .query(String.class)
                .list();
    }

    private List<String> states(Person reader, String query) {
        return get(path(reader, query), reader.token()).texts("items", "state");
    }

    @Test
    void whoHasNoAccountJoinsInOneStepWithAProvedAddress() {
        var owner = founder();
        var email = someEmail();
        var link = link(owner, email, "ADMIN");
        assertThat(mails(email, "organization-invitation").getLast().link()).contains("/invitation#");
        var seen = preview(link);
        assertThat(seen.text("organizationName")).isEqualTo("Seoul Trials");
        assertThat(seen.json().path("hasAccount").asBoolean()).isFalse();

        var joined = join(link);

        assertThat(joined.status()).as(joined.body()).isEqualTo(201);
        var person = logIn(email, PASSWORD);
        assertThat(person.text("organizationId")).isEqualTo(owner.organization());
        assertThat(states(owner, "")).containsExactly("ACCEPTED");
        assertThat(world.rows()
                        .sql("select email_verified_at is not null from account where email = :email")
                        .param("email", email)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(join(link).refusal()).isEqualTo("410 invitation-decided");
    }

    @Test
    void whoHasAnAccountAcceptsWithItAsOftenAsTheyLike() {
        var owner = founder();
        var person = founder();
        var link = link(owner, person.email(), "MEMBER");
        assertThat(preview(link).json().path("hasAccount").asBoolean()).isTrue();
        assertThat(join(link).refusal()).isEqualTo("409 account-exists");

        var first = accept(person, link);
        var second = accept(person, link);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(get("/v2/users/me", person.token()).texts("memberships", "organizationId"))
                .containsExactlyInAnyOrder(person.organization(), owner.organization());
        assertThat(add(owner, person.email(), "MEMBER").refusal()).isEqualTo("409 already-a-member");
    }

    @Test
    void aLinkIsGoodForItsAddressOnly() {
        var owner = founder();
        var link = link(owner, someEmail(), "MEMBER");
        var thief = founder();

        assertThat(accept(thief, link).refusal()).isEqualTo("409 invitation-for-another");

        assertThat(states(owner, "")).containsExactly("PENDING");
        assertThat(post("/v2/invitations/acceptance", Map.of("token", link), null)
                        .status())
                .isEqualTo(401);
        assertThat(preview("nonsense").refusal()).isEqualTo("410 invitation-rejected");
    }

    @Test
    void acceptedAtOnceItMakesOneMembership() throws Exception {
        var owner = founder();
        var person = somebody();
        var link = link(owner, person.email(), "MEMBER");

        var statuses = atOnce(6, () -> accept(person, link).status());

        assertThat(statuses).containsOnly(200);
        assertThat(world.rows()
                        .sql("select count(*) from membership where account_id = :account::uuid")
                        .param("account", account(person))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void registeredAtOnceItMakesOneAccount() throws Exception {
        var email = someEmail();
        var link = link(founder(), email, "MEMBER");

        var statuses = atOnce(4, () -> join(link).status());

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status != 201))
                .allMatch(status -> status == 409 || status == 410);
    }

    @Test
    void anAddressInvitedManyTimesAtOnceHasOnePendingInvitation() throws Exception {
        var owner = founder();
        var email = someEmail();

        var statuses = atOnce(20, () -> invite(owner, email, "MEMBER").status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(states(owner, "")).containsExactly("PENDING");
        assertThat(mails(email, "organization-invitation")).hasSize(1);
        assertThat(invite(owner, email, "MEMBER").refusal()).isEqualTo("409 already-invited");
        assertThat(invite(founder(), email, "MEMBER").status()).isEqualTo(201);
    }

    @Test
    void adminsInviteNoOwnerAndMembersNobody() {
        var owner = founder();
        var admin = colleague(owner, "ADMIN");
        var member = colleague(owner, "MEMBER");

        assertThat(invite(admin, someEmail(), "OWNER").refusal()).isEqualTo("403 role-insufficient");
        assertThat(invite(member, someEmail(), "MEMBER").refusal()).isEqualTo("403 role-insufficient");
        assertThat(get(path(member, ""), member.token()).refusal()).isEqualTo("403 role-insufficient");
        assertThat(invite(owner, member.email(), "ADMIN").refusal()).isEqualTo("409 already-a-member");
        var ofOwner = invite(owner, someEmail(), "OWNER").text("id");
        assertThat(exchange(HttpMethod.DELETE, path(admin, "/" + ofOwner), null, admin.token())
                        .refusal())
                .isEqualTo("403 role-insufficient");
    }

    @Test
    void sentAgainItHasANewLinkAndTheOldOneIsVoid() {
        var owner = founder();
        var email = someEmail();
        var invitation = invite(owner, email, "MEMBER").text("id");
        var first = newestLink(email);

        assertThat(post(path(owner, "/" + invitation + "/mails"), Map.of(), owner.token())
                        .status())
                .isEqualTo(200);

        assertThat(preview(first).refusal()).isEqualTo("410 invitation-rejected");
        assertThat(join(newestLink(email)).status()).isEqualTo(201);
    }

    @Test
    void revokedOrDeclinedItIsOver() {
        var owner = founder();
        var email = someEmail();
        var revoked = invite(owner, email, "MEMBER").text("id");
        var link = newestLink(email);

        assertThat(exchange(HttpMethod.DELETE, path(owner, "/" + revoked), null, owner.token())
                        .status())
                .isEqualTo(204);
        assertThat(join(link).refusal()).isEqualTo("410 invitation-decided");
        assertThat(decline(link).refusal()).isEqualTo("410 invitation-decided");
        assertThat(events(revoked)).containsExactly("auth.invitation.created.v1", "auth.invitation.revoked.v1");

        var declined = invite(owner, email, "MEMBER").text("id");
        assertThat(decline(newestLink(email)).status()).isEqualTo(204);
        assertThat(events(declined)).containsExactly("auth.invitation.created.v1", "auth.invitation.declined.v1");
        assertThat(states(owner, "?state=DECLINED")).containsExactly("DECLINED");
        assertThat(exchange(HttpMethod.DELETE, path(owner, "/" + declined), null, owner.token())
                        .refusal())
                .isEqualTo("410 invitation-decided");
    }

    @Test
    void pastItsTimeItIsExpiredBeforeAnybodySaysSoAndTheSweepSaysSoOnce() {
        var owner = founder();
        var email = someEmail();
        var invitation = invite(owner, email, "MEMBER").text("id");
        var link = newestLink(email);
        world.clock().advance(Duration.ofDays(7));
        var later = owner.with(logIn(owner.email(), PASSWORD));

        assertThat(join(link).refusal()).isEqualTo("410 invitation-decided");
        assertThat(states(later, "?state=EXPIRED")).containsExactly("EXPIRED");
        assertThat(events(invitation)).containsExactly("auth.invitation.created.v1");
        expiring.expireOverdueOnes();
        expiring.expireOverdueOnes();

        assertThat(events(invitation)).containsExactly("auth.invitation.created.v1", "auth.invitation.expired.v1");
        assertThat(invite(later, email, "MEMBER").status()).isEqualTo(201);
    }

    @Test
    void anExpiredOneThatNobodyHasSweptGivesWayToANewOne() {
        var owner = founder();
        var email = someEmail();
        var first = invite(owner, email, "MEMBER").text("id");
        world.clock().advance(Duration.ofDays(8));
        var later = owner.with(logIn(owner.email(), PASSWORD));

        assertThat(invite(later, email, "MEMBER").status()).isEqualTo(201);

        assertThat(events(first)).contains("auth.invitation.expired.v1");
        assertThat(states(later, "")).containsExactly("EXPIRED", "PENDING");
    }

    @Test
    void anotherOrganizationsInvitationDoesNotExist() {
        var mine = founder();
        var theirs = founder();
        var foreign = invite(theirs, someEmail(), "MEMBER").text("id");

        for (var unknown : List.of(foreign, UUID.randomUUID().toString())) {
            assertThat(exchange(HttpMethod.DELETE, path(mine, "/" + unknown), null, mine.token())
                            .refusal())
                    .isEqualTo("404 invitation-not-found");
        }
        assertThat(get(path(theirs, ""), mine.token()).refusal()).isEqualTo("409 organization-mismatch");
        assertThat(states(theirs, "")).containsExactly("PENDING");
    }

    @Test
    void theDatabaseShowsAnInvitationToItsOrganizationAndItsLinkOnly() {
        var owner = founder();
        var link = link(owner, someEmail(), "MEMBER");
        assertThat(link(founder(), someEmail(), "MEMBER")).isNotEqualTo(link);

        assertThat(seenWith("app.organization_id", owner.organization())).isEqualTo(1);
        assertThat(seenWith("app.invitation_token", sha256(link))).isEqualTo(1);
        assertThat(seenWith("app.invitation_token", "00")).isZero();
        assertThat(seenWith("app.account_id", account(owner))).isZero();
        int changed = asApplication(rows -> {
            set(rows, "app.invitation_token", sha256(link));
            return rows.sql("update invitation set state = 'REVOKED', decided_at = now()")
                    .update();
        });
        assertThat(changed).isZero();
    }

    private static String sha256(String link) {
        return HexFormat.of().formatHex(OpaqueToken.of(link).sha256());
    }

    private static long seenWith(String setting, String value) {
        return asApplication(rows -> {
            set(rows, setting, value);
            return rows.sql("select count(*) from invitation").query(Long.class).single();
        });
    }

    private static void set(JdbcClient rows, String setting, String value) {
        rows.sql("select set_config(:setting, :value, true)")
                .param("setting", setting)
                .param("value", value)
                .query(String.class)
                .single();
    }

    @Test
    void listedPageByPage() {
        var owner = founder();
        for (int i = 0; i < 3; i++) {
            assertThat(invite(owner, someEmail(), "MEMBER").status()).isEqualTo(201);
        }

        var first = get(path(owner, "?limit=2"), owner.token());
        var second = get(
                path(
                        owner,
                        "?limit=2&cursor="
                                + first.json().path("page").path("next").asString()),
                owner.token());

        assertThat(first.texts("items", "id")).hasSize(2);
        assertThat(second.texts("items", "id")).hasSize(1).doesNotContainAnyElementsOf(first.texts("items", "id"));
    }
}
