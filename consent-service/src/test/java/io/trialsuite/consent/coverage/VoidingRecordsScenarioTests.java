package io.trialsuite.consent.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class VoidingRecordsScenarioTests extends ConsentScenario {

    private static final Map<String, String> WRONG = Map.of("reasonCode", "WRONG_PARTICIPANT");

    VoidingRecordsScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    private static String onlyRecord(Staff staff, UUID request) {
        var participant = staff.get("/consent-requests/" + request).text("participantRef");
        return staff.get("/participants/" + participant + "/consent-records")
                .at("/0/recordId")
                .asString();
    }

    @Test
    void whatWasDeclaredVoidStaysToBeSeenAndCoversNothing() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        person.sign().expect(201);
        await().until(() -> staff.get("/consent-requests/" + person.request() + "/verification")
                        .status()
                == 200);
        var record = onlyRecord(staff, person.request());
        var before = clock.instant();
        clock.advance(Duration.ofMinutes(1));

        staff.post("/consent-records/" + record + "/voiding", WRONG).expect(204);

        var participant = staff.get("/consent-requests/" + person.request()).text("participantRef");
        var shown =
                staff.get("/participants/" + participant + "/consent-records").at("/0");
        assertThat(shown.at("/state").asString()).isEqualTo("VOIDED");
        assertThat(shown.at("/voidReason").asString()).isEqualTo("WRONG_PARTICIPANT");
        assertThat(shown.at("/holding")).isEmpty();
        var coverage = "/participants/" + participant + "/coverage?purpose=MAIN_ICF&asOf=";
        assertThat(staff.get(coverage + before).at("/covered").asBoolean()).isTrue();
        assertThat(staff.get(coverage + clock.instant()).at("/covered").asBoolean())
                .isFalse();
        assertThat(eventsOf(UUID.fromString(record))).containsExactly("consent.record.voided.v1");
        assertThat(trailOf(UUID.fromString(record))).endsWith("consent.record.voided");
        assertThat(staff.get("/consent-requests/" + person.request()).text("state"))
                .isEqualTo("VOIDED");
        assertThat(staff.get("/consent-requests/" + person.request() + "/verification")
                        .at("/intact")
                        .asBoolean())
                .isTrue();
        assertThat(person.copy()).isNotEmpty();
        assertThat(staff.post("/consent-records/" + record + "/voiding", WRONG).refusal())
                .isEqualTo("409 record-void");
        assertThat(person.post("/withdrawal", Map.of("scope", "FULL")).refusal())
                .isEqualTo("409 nothing-to-withdraw");
        // and the participant can be asked again
        var group = staff.group(published.study(), Fixtures.people(1));
        staff.dispatch(published.version(), group);
        assertThat(peopleAskedBy(staff)).hasSize(2);
    }

    @Test
    void whoeverHasSignedItDoesNotJudgeIt() {
        var staff = staff();
        var published = staff.publish(List.of(List.of("PARTICIPANT"), List.of("OBTAINING_PERSON")));
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        person.sign().expect(201);
        masterFileOf(staff).delegates(staff.account(), published.study(), clock.instant(), null);
        proved(staff).countersign(person.request()).expect(201);
        var record = onlyRecord(staff, person.request());

        assertThat(staff.post("/consent-records/" + record + "/voiding", WRONG).refusal())
                .isEqualTo("409 segregation-of-duties");
        assertThat(staff().post("/consent-records/" + record + "/voiding", WRONG)
                        .refusal())
                .isEqualTo("404 record-not-found");
        staffOf(staff.organization())
                .post("/consent-records/" + record + "/voiding", WRONG)
                .expect(204);
        for (var attempt : List.of("update consent_voiding set reason_code = 'X'", "delete from consent_voiding")) {
            assertThatThrownBy(() -> asApplication(staff.organization(), attempt))
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
