package io.trialsuite.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.ShiftableClock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TenancyScenarioTests extends ConsentScenario {

    /** Found before the organization is known; they hold hashes and ids only. */
    private static final List<String> LOOKUPS = List.of("dispatch_work", "participant_link");

    TenancyScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void everyTableOfAnOrganizationHasRowLevelSecurity() {
        assertThat(tablesWithOrganization()).hasSizeGreaterThan(14);
        assertThat(unprotected()).containsExactlyInAnyOrderElementsOf(LOOKUPS);
    }

    @Test
    void aQueryWithoutAnOrganizationOrForAnotherOneSeesNothing() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        peopleAskedBy(staff).getFirst().identified().sign().expect(201);
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
        var token = SUITE.tokens().user("mailing-service", account, organization, "COORDINATOR");

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
                        where c.relnamespace = 'consent'::regnamespace and c.relkind = 'r'
                          and a.attname = 'organization_id' and c.relname !~ '^(audit|outbox|inbox|idempotency)'
                        order by 1""").query(String.class).list();
    }

    private static List<String> unprotected() {
        return ROWS.sql("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = 'consent'::regnamespace and c.relkind = 'r'
                          and a.attname = 'organization_id' and c.relname !~ '^(audit|outbox|inbox|idempotency)'
                          and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                        order by 1""").query(String.class).list();
    }
}
