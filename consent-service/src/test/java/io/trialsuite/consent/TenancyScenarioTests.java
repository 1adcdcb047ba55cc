package io.trialsuite.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Clause("21 CFR 11.10(d)")
class TenancyScenarioTests extends ConsentScenario {

    /** Found before the organization is known; they hold hashes and ids only. */
    private static final Set<String> LOOKUPS =
            Set.of("audit_stream", "dispatch_work", "kiosk_session", "participant_link", "sealing_work");

    /** Nobody's data, or, as the keys, known by digests of caller and address alone (ADR 0034). */
    private static final Set<String> WITHOUT_ORGANIZATION = Set.of(
            "idempotency_key",
            "token_revocation",
            "outbox_event",
            "outbox_cursor",
            "outbox_hold",
            "outbox_instance",
            "outbox_operation",
            "outbox_parked",
            "outbox_pause",
            "outbox_replay",
            "outbox_slot",
            "inbox_message",
            "master_key",
            "inbox_subject",
            "flyway_schema_history",
            "flyway_history_audit",
            "flyway_history_outbox",
            "flyway_history_signature",
            "flyway_history_web");

    TenancyScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void everyTableOfAnOrganizationHasRowLevelSecurity() {
        assertThat(tablesWithOrganization()).hasSizeGreaterThan(16);
        assertThat(unprotected()).containsExactlyInAnyOrderElementsOf(LOOKUPS);
        assertThat(tablesWithOrganization()).contains("audit_entry", "audit_head");
    }

    @Test
    void everyOtherTableIsNamedHere() {
        assertThat(ROWS.sql("""
                        select c.relname from pg_class c
                        where c.relnamespace = 'consent'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                          and not exists (
                              select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')""").query(String.class).list()).containsExactlyInAnyOrderElementsOf(WITHOUT_ORGANIZATION);
    }

    @Test
    void aQueryWithoutAnOrganizationOrForAnotherOneSeesNothing() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        var person = peopleAskedBy(staff).getFirst().identified();
        person.post("/questions", Map.of("text", "Why?", "blocksSigning", false))
                .expect(201);
        person.sign().expect(201);
        masterFileOf(staff).delegates(staff.account(), published.study(), clock.instant(), null);
        staff.post(
                        "/participants/"
                                + staff.get("/consent-requests/" + person.request())
                                        .text("participantRef") + "/signatories",
                        Map.of("role", "LAR", "fullName", "Haneul Park", "email", "haneul.parent@example.org"))
                .expect(201);
        staff.post(
                        "/kiosk-devices",
                        Map.of(
                                "siteId",
                                masterFileOf(staff).sites(published.study()).getFirst(),
                                "name",
                                "Tablet"))
                .expect(201);
        staff.answerable();
        staff.uploadPdf(
                        "/consent-requests/" + peopleAskedBy(staff).getLast().request() + "/paper-scans",
                        Fixtures.paper())
                .expect(201);
        var evidence = "/consent-requests/" + person.request() + "/evidence";
        await().until(() -> staff.get(evidence).status() == 200);
        askAgainAndDeclareVoid(staff, published, person);
        person.post("/withdrawal", Map.of("scope", "FULL")).expect(204);
        var nobody = JdbcClient.create(SUITE.database().app());

        for (var table : tablesWithOrganization()) {
            if (LOOKUPS.contains(table)) {
                continue;
            }
            assertThat(nobody.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
            assertThat(seenBy(UUID.randomUUID(), table)).as(table).isZero();
            // the control: the rows are there, and their own organization sees them
            assertThat(seenBy(staff.organization(), table)).as(table).isPositive();
        }
    }

    /** Another participant's consent is renewed, acknowledged and declared void. */
    private void askAgainAndDeclareVoid(Staff staff, Staff.Published published, Person person) {
        var blocks = List.of(Fixtures.block("purpose", "다른 목적", "Another purpose"));
        var amended = staff.draft(published.document(), Fixtures.version("2.0", blocks));
        staff.activate(published.document(), amended).expect(200);
        var campaign = staff.post(
                        "/reconsent-campaigns",
                        Map.of(
                                "name",
                                "Amendment",
                                "fromVersionId",
                                published.version(),
                                "toVersionId",
                                amended,
                                "basis",
                                "CORRECTION",
                                "dueBy",
                                clock.instant().plus(Duration.ofDays(1)).toString()))
                .expect(201);
        staff.dispatch(amended, campaign.id("groupId"));
        var again = peopleAskedBy(staff).getLast().identified();
        again.acknowledge("purpose").expect(204);
        again.acknowledge("risks").expect(204);
        again.sign().expect(201);
        var participant = staff.get("/consent-requests/" + person.request()).text("participantRef");
        var record = staff.get("/participants/" + participant + "/consent-records")
                .at("/1/recordId")
                .asString();
        staff.post("/consent-records/" + record + "/voiding", Map.of("reasonCode", "NOT_INFORMED"))
                .expect(204);
    }

    @Test
    void anotherOrganizationFindsNothingAndMayNotAskThere() {
        var ours = staff();
        var published = ours.publish();
        var batch = ours.dispatch(published.version(), ours.group(published.study(), Fixtures.people(1)));
        var theirs = staff();
        var trespasser = new Staff(api(), ours.organization(), theirs.account(), theirs.bearer());

        assertThat(theirs.get("/studies/" + published.study()).refusal()).isEqualTo("404 study-not-found");
        assertThat(theirs.get("/dispatch-batches/" + batch).refusal()).isEqualTo("404 batch-not-found");
        assertThat(theirs.get("/consent-requests").at("/items").size()).isZero();
        assertThat(trespasser.get("/studies").refusal()).isEqualTo("409 organization-mismatch");
    }

    @Test
    void tokensForOthersAndNoTokensAreRefused() {
        var organization = UUID.randomUUID();
        var account = UUID.randomUUID();
        var token = SUITE.tokens().user("mailing-service", account, organization, "ADMIN");

        assertThat(new Staff(api(), organization, account, token.bearer())
                        .get("/studies")
                        .status())
                .isEqualTo(401);
        assertThat(new Staff(api(), organization, account, "Bearer x")
                        .get("/studies")
                        .status())
                .isEqualTo(401);
        assertThat(new Staff(
                                api(),
                                organization,
                                account,
                                token.audience(SUITE.audience()).expired().bearer())
                        .get("/studies")
                        .status())
                .isEqualTo(401);
    }

    private static int seenBy(UUID organization, String table) {
        return asApplication(
                organization,
                jdbc -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single());
    }

    private static List<String> tablesWithOrganization() {
        return ROWS.sql("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = 'consent'::regnamespace and c.relkind in ('r', 'p')
                          and a.attname = 'organization_id'
                        order by 1""").query(String.class).list();
    }

    private static List<String> unprotected() {
        return ROWS.sql("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = 'consent'::regnamespace and c.relkind in ('r', 'p')
                          and a.attname = 'organization_id'
                          and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                        order by 1""").query(String.class).list();
    }
}
