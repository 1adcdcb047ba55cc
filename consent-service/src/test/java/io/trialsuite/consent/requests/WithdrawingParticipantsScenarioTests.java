package io.trialsuite.consent.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.consent.Staff.Published;
import io.trialsuite.test.ShiftableClock;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class WithdrawingParticipantsScenarioTests extends ConsentScenario {

    WithdrawingParticipantsScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void whoLeftTheStudyIsHeardNoMore() {
        var staff = staff();
        var published = publishedAndAsked(staff);
        var person = peopleAskedBy(staff).getFirst().identified();
        person.answer("remark", "before").expect(204);

        withdraw(staff, published).expect(204);

        assertThat(person.look().refusal()).isEqualTo("410 request-cancelled");
        assertThat(person.askForCode().refusal()).isEqualTo("410 request-cancelled");
        assertThat(person.enter(person.code()).refusal()).isEqualTo("410 request-cancelled");
        assertThat(person.answer("remark", "after").refusal()).isEqualTo("410 request-cancelled");
        assertThat(person.sign(published.hash()).refusal()).isEqualTo("410 request-cancelled");
        assertThat(person.decline("OTHER").refusal()).isEqualTo("410 request-cancelled");
        var request = staff.get("/consent-requests/" + person.request());
        assertThat(request.text("state")).isEqualTo("CANCELLED");
        assertThat(request.text("cancelReason")).isEqualTo("PARTICIPANT_WITHDRAWN");
        assertThat(eventsOf(person.request())).endsWith("consent.request.cancelled.v2");
        assertThat(trailOf(person.request())).endsWith("consent.request.cancelled");
        assertThat(openSessions(person)).isZero();
    }

    @Test
    void whoHasLeftStillGetsTheCopyOfWhatTheySigned() {
        var staff = staff();
        var published = publishedAndAsked(staff);
        var person = peopleAskedBy(staff).getFirst().identified();
        person.sign().expect(201);
        withdraw(staff, published).expect(204);

        person.identified();

        await().until(() -> person.copyRefused().status() == 200);
        assertThat(person.copy()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(person.answer("remark", "after").refusal()).isEqualTo("409 already-signed");
    }

    @Test
    void openRequestsOfEveryFamilyEndAndGivenAnswersStay() {
        var staff = staff();
        var published = publishedAndAsked(staff);
        peopleAskedBy(staff).getFirst().identified().sign().expect(201);
        var group = staff.group(published.study(), Fixtures.people(1));
        for (var family : List.of("GENETIC", "BIOBANK")) {
            staff.dispatch(staff.publish(published.study(), family).version(), group);
        }

        withdraw(staff, published).expect(204);

        assertThat(statesOf(published)).containsExactly("COMPLETED", "CANCELLED", "CANCELLED");
        assertThat(withdraw(staff, published).refusal()).isEqualTo("409 participant-already-withdrawn");
    }

    /** Whoever comes second finds what the first has done: there is no moment in which both pass. */
    @RepeatedTest(5)
    void signingAndLeavingAtOnceEndInOneOfTwoOrders() throws Exception {
        var staff = staff();
        var published = publishedAndAsked(staff);
        var person = peopleAskedBy(staff).getFirst().identified();

        var answers = atOnce(() -> person.sign(published.hash()), () -> withdraw(staff, published));

        assertThat(answers.getLast().status()).isEqualTo(204);
        assertThat(answers.getFirst().refusal()).isIn("201 ", "410 request-cancelled");
        assertThat(statesOf(published)).containsExactly(answers.getFirst().status() == 201 ? "COMPLETED" : "CANCELLED");
    }

    @RepeatedTest(5)
    void dispatchingAndLeavingAtOnceLeavesNoOpenRequest() throws Exception {
        var staff = staff();
        var published = staff.publish();
        var batch = staff.prepare(published.version(), staff.group(published.study(), Fixtures.people(1)));

        var answers = atOnce(() -> staff.start(batch), () -> withdraw(staff, published));
        staff.finished(batch);

        assertThat(answers).extracting(Answer::status).containsExactly(202, 204);
        assertThat(statesOf(published)).isSubsetOf("CANCELLED");
    }

    /** The control: where the dispatch does not lock whom it reads, it asks somebody who has left meanwhile. */
    @Test
    void theDispatchWaitsForSomebodyWhoIsLeaving() throws Exception {
        var staff = staff();
        var published = staff.publish();
        var batch = staff.prepare(published.version(), staff.group(published.study(), Fixtures.people(1)));

        try (var leaving = SUITE.database().superuser().getConnection()) {
            leaving.setAutoCommit(false);
            try (var statement = leaving.createStatement()) {
                statement.executeUpdate("update consent.participant set status = 'WITHDRAWN' where study_id = '"
                        + published.study() + "'");
                staff.start(batch).expect(202);
                awaitSomebodyWaiting();
                leaving.commit();
            }
        }
        staff.finished(batch);

        assertThat(Outgoing.of(ROWS, staff.organization())).isEmpty();
        assertThat(staff.get("/dispatch-batches/" + batch)
                        .at("/progress/skipped")
                        .asInt())
                .isEqualTo(1);
    }

    private static void awaitSomebodyWaiting() {
        await().until(() -> ROWS.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database()")
                        .query(Integer.class)
                        .single()
                > 0);
    }

    private static Published publishedAndAsked(Staff staff) {
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        return published;
    }

    private static Answer withdraw(Staff staff, Published published) {
        var participant = ROWS.sql("select id from participant where study_id = :study")
                .param("study", published.study())
                .query(UUID.class)
                .single();
        return staff.post("/participants/" + participant + "/withdrawal", null);
    }

    private static List<String> statesOf(Published published) {
        return ROWS.sql("select state from consent_request where study_id = :study order by id")
                .param("study", published.study())
                .query(String.class)
                .list();
    }

    private int openSessions(Person person) {
        return ROWS.sql("select count(*) from participant_session where request_id = :request and expires_at > :now")
                .param("request", person.request())
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var work = List.of(one, other).stream()
                    .map(it -> (Callable<Answer>) () -> {
                        start.await();
                        return it.call();
                    })
                    .toList();
            return threads.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }
}
