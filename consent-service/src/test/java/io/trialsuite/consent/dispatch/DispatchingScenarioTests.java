package io.trialsuite.consent.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.ShiftableClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DispatchingScenarioTests extends ConsentScenario {

    DispatchingScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void everyMemberIsAskedOnceInTheirLanguageAndTheBatchCompletes() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(150));
        var batch = staff.prepare(published.version(), group);

        var started = staff.start(batch).expect(202);
        var finished = staff.finished(batch);

        assertThat(String.valueOf(started.headers().getLocation())).endsWith("/dispatch-batches/" + batch);
        assertThat(progress(finished)).isEqualTo("COMPLETED 150/150: 150 dispatched, 0 skipped, 0 failed");
        var mails = Outgoing.of(ROWS, staff.organization());
        assertThat(mails).hasSize(150).allMatch(mail -> mail.template().equals("consent-invitation"));
        assertThat(mails.stream().map(Outgoing::to).distinct()).hasSize(150);
        assertThat(mails.stream().map(Outgoing::linkToken).distinct()).hasSize(150);
        assertThat(mails.stream().filter(mail -> mail.locale().equals("ko"))).hasSize(75);
        assertThat(eventsOf(batch))
                .containsExactly(
                        "consent.batch.validated.v1", "consent.batch.started.v1", "consent.batch.completed.v1");
        assertThat(count("consent.request.dispatched.v2", staff.organization())).isEqualTo(150);
        assertThat(staff.get("/consent-requests?limit=100&batchId=" + batch + "&state=SENT")
                        .at("/items")
                        .size())
                .isEqualTo(100);
        assertThat(leaseOf(batch)).isZero();
    }

    @Test
    void aDryRunSaysWhoIsSkippedAndWhy() {
        var staff = staff();
        var published = staff.publish(List.of(List.of("PARTICIPANT"), List.of("INTERPRETER")));
        var people = new ArrayList<>(Fixtures.people(3));
        people.add("S-0004,Haneul Kim,,,en,1980,KR-01");
        people.add("S-0005,Haneul Kim,haneul5@example.org,,ja,1980,KR-01");
        people.add("S-0006,Haneul Kim,haneul6@example.org,,en,1980,KR-01");
        people.add("S-0007,Haneul Kim,haneul7@example.org,,en,1980,KR-03");
        people.add("S-0009,Haneul Kim,haneul9@example.org,,en,1980,KR-04");
        masterFileOf(staff).says(masterFileOf(staff).sites(published.study()).getLast(), "SUSPENDED");
        people.add("S-0008,Haneul Kim,haneul8@example.org,,en,1980,KR-01");
        var group = staff.group(published.study(), people);
        for (var subject : List.of("S-0001", "S-0003", "S-0008")) {
            staff.post(
                            "/participants/" + participant(published.study(), subject) + "/signatories",
                            Map.of("role", "INTERPRETER", "fullName", "Haneul Lee", "email", "haneul.lee@example.org"))
                    .expect(201);
        }
        var earlier = staff.group(published.study(), List.of(people.getFirst(), people.getLast()));
        staff.dispatch(published.version(), earlier);
        signedByBoth(staff, "haneul8@example.org");
        staff.post("/participants/" + participant(published.study(), "S-0002") + "/withdrawal", null)
                .expect(204);

        var prepared = staff.post("/dispatch-batches", Map.of("versionId", published.version(), "groupId", group))
                .expect(201);
        staff.start(prepared.id("batchId")).expect(202);
        var finished = staff.finished(prepared.id("batchId"));

        assertThat(prepared.text("state")).isEqualTo("VALIDATED");
        assertThat(prepared.at("/dryRun/eligible").asInt()).isEqualTo(1);
        for (var reason : SkipReason.values()) {
            assertThat(prepared.at("/dryRun/skipped/" + reason).asInt())
                    .as(reason.name())
                    .isEqualTo(1);
        }
        assertThat(progress(finished)).isEqualTo("COMPLETED 9/9: 1 dispatched, 8 skipped, 0 failed");
        var skipped = staff.get("/dispatch-batches/" + prepared.id("batchId") + "/items?status=SKIPPED&limit=3");
        assertThat(skipped.at("/items").size()).isEqualTo(3);
        assertThat(skipped.at("/page/next").isNull()).isFalse();
    }

    private void signedByBoth(Staff staff, String participant) {
        var person = peopleAskedBy(staff).stream()
                .filter(it -> it.invitation().to().equals(participant))
                .findFirst()
                .orElseThrow();
        person.identified().sign().expect(201);
        var interpreter = peopleAskedBy(staff).getLast().identified();
        var hash = interpreter.look().text("documentHash");
        interpreter
                .sign(
                        hash,
                        Person.typed("Haneul Lee"),
                        Map.of(),
                        UUID.randomUUID().toString())
                .expect(201);
    }

    @Test
    void aSecondStartSendsNothingTwice() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(20));
        var batch = staff.dispatch(published.version(), group);

        staff.start(batch).expect(202);
        staff.finished(batch);

        assertThat(Outgoing.of(ROWS, staff.organization())).hasSize(20);
        assertThat(eventsOf(batch))
                .containsExactly(
                        "consent.batch.validated.v1", "consent.batch.started.v1", "consent.batch.completed.v1");
    }

    @Test
    void startsAtTheSameMomentAreOneStart() throws InterruptedException {
        var staff = staff();
        var published = staff.publish();
        var batch = staff.prepare(published.version(), staff.group(published.study(), Fixtures.people(30)));

        var answers = atOnce(8, () -> staff.start(batch));
        staff.finished(batch);

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(Outgoing.of(ROWS, staff.organization())).hasSize(30);
        assertThat(eventsOf(batch)).containsOnlyOnce("consent.batch.started.v1");
    }

    @Test
    void aGroupThatChangesAfterTheStartDoesNotChangeTheBatch() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(5));
        var batch = staff.dispatch(published.version(), group);

        staff.upload("/participant-groups/" + group + "/imports", Fixtures.file(Fixtures.people(9)))
                .expect(200);

        assertThat(staff.get("/dispatch-batches/" + batch).at("/progress/total").asInt())
                .isEqualTo(5);
    }

    @Test
    void whatCannotBeSentIsRefusedBeforeItStarts() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(1));
        var document = staff.document(published.study(), "GENETIC");
        var draft = staff.draft(document, Fixtures.version("1.0"));
        var elsewhere = staff.group(staff.study(), Fixtures.people(1));

        assertThat(prepare(staff, draft, group).refusal()).isEqualTo("409 version-not-effective");
        assertThat(prepare(staff, UUID.randomUUID(), group).refusal()).isEqualTo("404 version-not-found");
        assertThat(prepare(staff, published.version(), UUID.randomUUID()).refusal())
                .isEqualTo("404 group-not-found");
        assertThat(prepare(staff, published.version(), staff.emptyGroup(published.study()))
                        .refusal())
                .isEqualTo("422 group-empty");
        assertThat(prepare(staff, published.version(), elsewhere).refusal()).isEqualTo("422 study-differs");
        assertThat(staff.start(UUID.randomUUID()).refusal()).isEqualTo("404 batch-not-found");
    }

    private static Answer prepare(Staff staff, UUID version, UUID group) {
        return staff.post("/dispatch-batches", Map.of("versionId", version, "groupId", group));
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(Collections.nCopies(times, work)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static String progress(Answer batch) {
        var progress = batch.at("/progress");
        return "%s %d/%d: %d dispatched, %d skipped, %d failed"
                .formatted(
                        progress.path("state").asString(),
                        progress.path("done").asInt(),
                        progress.path("total").asInt(),
                        progress.path("dispatched").asInt(),
                        progress.path("skipped").asInt(),
                        progress.path("failed").asInt());
    }

    private static int count(String type, UUID organization) {
        return ROWS.sql("""
                        select count(*) from outbox_event
                        where type = :type and headers::jsonb ->> 'organizationid' = :organization""")
                .param("type", type)
                .param("organization", organization.toString())
                .query(Integer.class)
                .single();
    }

    private static int leaseOf(UUID batch) {
        return ROWS.sql("select count(*) from dispatch_work where batch_id = :batch")
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }

    private static UUID participant(UUID study, String subject) {
        return ROWS.sql("select id from participant where study_id = :study and subject_no = :subject")
                .param("study", study)
                .param("subject", subject)
                .query(UUID.class)
                .single();
    }
}
