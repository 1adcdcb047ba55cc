package io.trialsuite.consent.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is an item's fault, and what is not. */
class FailingItemsScenarioTests extends ConsentScenario {

    FailingItemsScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void onlyTheItemThatCannotBeStoredFailsAndTheTrailSaysWhich() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(3));
        var unlucky = participants(published.study()).get(1);
        ROWS.sql("alter table consent_request add constraint unlucky check (participant_id <> '" + unlucky + "')")
                .update();
        try {
            var batch = staff.dispatch(published.version(), group);

            assertThat(staff.get("/dispatch-batches/" + batch).text("state")).isEqualTo("PARTIAL");
            assertThat(failed(staff, batch)).containsExactly(unlucky + " INTERNAL_ERROR");
            assertThat(peopleAskedBy(staff)).hasSize(2);
            assertThat(trailOf(batch)).containsOnlyOnce("consent.item.failed");
            assertThat(detailsOf("consent.item.failed", batch)).contains(unlucky.toString(), "INTERNAL_ERROR");
        } finally {
            ROWS.sql("alter table consent_request drop constraint unlucky").update();
        }
    }

    @Test
    void somebodyOfWhomTheVaultKnowsNothingFailsInsteadOfBeingTriedForEver() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(2));
        var unknown = participants(published.study()).getFirst();
        ROWS.sql("delete from participant_identity where participant_id = :participant")
                .param("participant", unknown)
                .update();

        var batch = staff.dispatch(published.version(), group);

        assertThat(staff.get("/dispatch-batches/" + batch).text("state")).isEqualTo("PARTIAL");
        assertThat(failed(staff, batch)).containsExactly(unknown + " IDENTITY_MISSING");
    }

    @Test
    void whoIsSkippedIsInTheTrail() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));

        var batch = staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));

        assertThat(trailOf(batch)).containsOnlyOnce("consent.item.skipped");
        assertThat(detailsOf("consent.item.skipped", batch)).contains("OPEN_REQUEST");
    }

    /** A failure that no item causes condemns none of them, and other organizations' batches do not wait for its cure. */
    @Test
    void aBrokenDatabaseIsNobodysFaultAndTheBatchIsResumed() {
        var staff = staff();
        var published = staff.publish();
        var batch = staff.prepare(published.version(), staff.group(published.study(), Fixtures.people(3)));
        ROWS.sql("""
                create function consent.break_down() returns trigger language plpgsql as
                $$ begin raise exception 'disk on fire' using errcode = 'XX000'; end $$""").update();
        ROWS.sql(
                        "create trigger broken before insert on consent.consent_request for each row when (new.organization_id = '"
                                + staff.organization() + "') execute function consent.break_down()")
                .update();
        try {
            staff.start(batch).expect(202);
            var others = staff();
            var elsewhere = others.publish();

            others.dispatch(elsewhere.version(), others.group(elsewhere.study(), Fixtures.people(1)));

            assertThat(peopleAskedBy(others)).hasSize(1);
            var waiting = staff.get("/dispatch-batches/" + batch);
            assertThat(waiting.text("state")).isEqualTo("RUNNING");
            assertThat(waiting.at("/progress/done").asInt()).isZero();
        } finally {
            ROWS.sql("drop trigger broken on consent.consent_request").update();
            ROWS.sql("drop function consent.break_down()").update();
        }

        assertThat(await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> staff.finished(batch),
                                it -> it.text("state").equals("COMPLETED"))
                        .at("/progress/dispatched")
                        .asInt())
                .isEqualTo(3);
    }

    private static List<String> failed(Staff staff, UUID batch) {
        Answer items = staff.get("/dispatch-batches/" + batch + "/items?status=FAILED");
        return items.at("/items")
                .valueStream()
                .map(FailingItemsScenarioTests::line)
                .toList();
    }

    private static String line(JsonNode item) {
        return item.path("participantRef").asString() + " "
                + item.path("reason").asString();
    }

    private static String detailsOf(String action, UUID batch) {
        return ROWS.sql("select after from audit_entry where action = :action and entity_id = :batch")
                .param("action", action)
                .param("batch", batch.toString())
                .query(String.class)
                .single();
    }

    private static List<UUID> participants(UUID study) {
        return ROWS.sql("select id from participant where study_id = :study order by id")
                .param("study", study)
                .query(UUID.class)
                .list();
    }
}
