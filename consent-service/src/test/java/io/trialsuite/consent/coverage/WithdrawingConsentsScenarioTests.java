package io.trialsuite.consent.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class WithdrawingConsentsScenarioTests extends ConsentScenario {

    WithdrawingConsentsScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    private record Consented(Staff staff, Person person, String participant, UUID record) {

        Answer coverage(String purpose, Instant asOf) {
            return staff.get("/participants/" + participant + "/coverage?purpose=" + purpose + "&asOf=" + asOf)
                    .expect(200);
        }

        boolean isCovered(String purpose, Instant asOf) {
            return coverage(purpose, asOf).at("/covered").asBoolean();
        }

        Answer withdrawAtSite(Map<String, Object> body) {
            return staff.post("/consent-records/" + record + "/withdrawal", body);
        }
    }

    private Consented consented() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        person.answer("future-research", true).expect(204);
        person.sign().expect(201);
        var participant = staff.get("/consent-requests/" + person.request()).text("participantRef");
        var record = staff.get("/participants/" + participant + "/consent-records")
                .at("/0/recordId")
                .asString();
        return new Consented(staff, person, participant, UUID.fromString(record));
    }

    @Test
    @Clause("ICH E6(R3) 2.8 withdrawal")
    void aPurposeIsTakenBackByLinkAndTheRestGoesOn() {
        var consented = consented();
        var before = clock.instant();
        clock.advance(Duration.ofMinutes(1));

        consented
                .person()
                .post("/withdrawal", Map.of("scope", "PURPOSES", "purposes", List.of("FUTURE_RESEARCH")))
                .expect(204);

        assertThat(consented.isCovered("FUTURE_RESEARCH", before)).isTrue();
        assertThat(consented.isCovered("FUTURE_RESEARCH", clock.instant())).isFalse();
        assertThat(consented.coverage("MAIN_ICF", clock.instant()).id("recordId"))
                .isEqualTo(consented.record());
        assertThat(eventsOf(consented.record())).containsExactly("consent.record.withdrawn.v1");
        assertThat(trailOf(consented.record())).endsWith("consent.record.withdrawn");
    }

    @Test
    void withoutTheConsentToTheDocumentNothingGoesOn() {
        var consented = consented();

        consented
                .withdrawAtSite(Map.of("scope", "PURPOSES", "purposes", List.of("MAIN_ICF")))
                .expect(204);

        assertThat(consented.isCovered("MAIN_ICF", clock.instant())).isFalse();
        assertThat(consented.isCovered("FUTURE_RESEARCH", clock.instant())).isFalse();
        assertThat(consented.withdrawAtSite(Map.of("scope", "FULL")).refusal()).isEqualTo("409 nothing-to-withdraw");
    }

    @Test
    void whoLeavesTheStudyIsNotCoveredAnyMore() {
        var consented = consented();
        var before = clock.instant();
        clock.advance(Duration.ofMinutes(1));

        consented
                .staff()
                .post("/participants/" + consented.participant() + "/withdrawal", null)
                .expect(204);

        assertThat(consented.isCovered("MAIN_ICF", before)).isTrue();
        assertThat(consented.isCovered("MAIN_ICF", clock.instant())).isFalse();
        assertThat(eventsOf(consented.record())).containsExactly("consent.record.withdrawn.v1");
    }

    @Test
    void onlyWhatHoldsIsTakenBackAndOnlyByThoseWhoMay() {
        var consented = consented();

        for (var nothing : List.<Map<String, Object>>of(
                Map.of("scope", "PURPOSES", "purposes", List.of("NOTHING")), Map.of("scope", "PURPOSES"))) {
            assertThat(consented.withdrawAtSite(nothing).refusal()).isEqualTo("409 nothing-to-withdraw");
        }
        assertThat(consented
                        .person()
                        .withSession(null)
                        .post("/withdrawal", Map.of("scope", "FULL"))
                        .refusal())
                .isEqualTo("401 session-required");
        assertThat(staff().post("/consent-records/" + consented.record() + "/withdrawal", Map.of("scope", "FULL"))
                        .refusal())
                .isEqualTo("404 record-not-found");
        assertThat(consented.isCovered("MAIN_ICF", clock.instant())).isTrue();
        for (var question : List.of("coverage?purpose=MAIN_ICF", "consent-records")) {
            assertThat(staff().get("/participants/" + consented.participant() + "/" + question)
                            .refusal())
                    .isEqualTo("404 participant-not-found");
        }
    }

    @Test
    @Clause("21 CFR 11.10(c)")
    void aWithdrawalIsNotUndoneBySql() {
        var consented = consented();
        consented.withdrawAtSite(Map.of("scope", "FULL")).expect(204);

        for (var attempt : List.of(
                "update consent_withdrawal set effective_at = now() + interval '1 year'",
                "delete from consent_withdrawal")) {
            assertThatThrownBy(() -> asApplication(consented.staff().organization(), attempt))
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
