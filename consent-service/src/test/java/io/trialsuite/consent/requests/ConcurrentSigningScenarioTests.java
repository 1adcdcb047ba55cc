package io.trialsuite.consent.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.audit.AuditVerification;
import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.test.ShiftableClock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ConcurrentSigningScenarioTests extends ConsentScenario {

    private static final int PEOPLE = 200;

    private final AuditVerification verification;

    ConcurrentSigningScenarioTests(ShiftableClock clock, AuditVerification verification) {
        super(clock);
        this.verification = verification;
    }

    @Test
    void twoHundredParticipantsSignAtTheSameMomentAndAreCountersignedAndEveryRecordIsComplete()
            throws InterruptedException {
        var staff = staff();
        var published = staff.publish(List.of(List.of("PARTICIPANT"), List.of("OBTAINING_PERSON")));
        masterFileOf(staff)
                .delegates(staff.account(), published.study(), clock.instant().minusSeconds(60), null);
        var batch = staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(PEOPLE)));
        var people = peopleAskedBy(staff);
        assertThat(atOnce(people, Person::identified)).hasSize(PEOPLE);

        var answers = atOnce(people, person -> person.sign(published.hash()));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        var investigator = proved(staff);
        var countersigned = atOnce(people, person -> investigator.countersign(person.request()));
        assertThat(countersigned).extracting(Answer::status).containsOnly(201);
        assertThat(count("select count(*) from consent_request where state = 'COMPLETED' and batch_id = :batch", batch))
                .isEqualTo(PEOPLE);
        assertThat(count("""
                select count(*) from consent_signature s
                join consent_request r on r.id = s.request_id
                join consent_record c on c.request_id = r.id and c.evidence_hash = s.evidence_hash
                where r.batch_id = :batch and s.role = 'OBTAINING_PERSON'""", batch)).isEqualTo(PEOPLE);
        assertThat(count("""
                select count(*) from consent_signature s join consent_request r on r.id = s.request_id
                where r.batch_id = :batch""", batch)).isEqualTo(2 * PEOPLE);
        assertThat(count("""
                select count(*) from outbox_event e join consent_request r on r.id::text = e.group_key
                where e.type = 'consent.record.granted.v1' and r.batch_id = :batch""", batch)).isEqualTo(PEOPLE);
        assertThat(verification.verify(staff.organization())).isInstanceOf(AuditVerification.Result.Intact.class);
    }

    @Test
    void onePersonWhoSignsTwentyTimesAtOnceHasSignedOnce() throws InterruptedException {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        person.answer("understood", true).expect(204);
        var intent = person.announce().expect(201).id("intentId");
        var code = person.code();
        var twenty = Collections.nCopies(20, person);

        var answers = atOnce(twenty, it -> it.confirm(intent, published.hash(), code));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
        await().until(() -> person.mails("consent-copy").size() == 1);
        assertThat(eventsOf(person.request())).containsOnlyOnce("consent.signature.applied.v2");
    }

    @Test
    void signingAndDecliningAtOnceLeavesOneAnswer() throws InterruptedException {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(10)));

        for (var person : peopleAskedBy(staff)) {
            person.identified();
            person.answer("understood", true).expect(204);
            var intent = person.announce().expect(201).id("intentId");
            var code = person.code();
            try (var threads = Executors.newFixedThreadPool(2)) {
                var results = threads.invokeAll(List.<Callable<Answer>>of(
                        () -> person.confirm(intent, published.hash(), code, Person.drawn(), "k"),
                        () -> person.decline("OTHER")));
                assertThat(results.stream().map(it -> it.resultNow().status()))
                        .containsOnlyOnce(409)
                        .containsAnyOf(201, 204);
            }
        }
    }

    private static <T> List<T> atOnce(List<Person> people, Function<Person, T> deed) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = people.stream()
                    .map(person -> (Callable<T>) () -> deed.apply(person))
                    .toList();
            return threads.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }

    private static int count(String sql, UUID batch) {
        return ROWS.sql(sql).param("batch", batch).query(Integer.class).single();
    }
}
