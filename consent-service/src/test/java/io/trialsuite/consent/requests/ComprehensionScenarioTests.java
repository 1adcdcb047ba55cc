package io.trialsuite.consent.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComprehensionScenarioTests extends ConsentScenario {

    ComprehensionScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void whoAnswersWrongIsToldWhyAnswersAgainAndSignsWithAllAttempts() {
        var person = asked();
        var hash = person.look().text("documentHash");

        var wrong = person.answer("stop", "AT_THE_END").expect(200);
        var tooEarly = sign(person, hash, Map.of());
        person.answer("stop", "ANY_TIME").expect(204);
        sign(person, hash, Map.of()).expect(201);

        assertThat(wrong.text("remark")).isEqualTo("You may stop at any time.");
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.body()).contains("not-understood", "/answers/stop");
        assertThat(evidenceOf(person.request()))
                .contains("\"attempts\":{\"stop\":[\"AT_THE_END\",\"ANY_TIME\"]}", "\"stop\":\"ANY_TIME\"");
        assertThat(person.look().body()).doesNotContain("correct", "explanation");
    }

    @Test
    @Clause("21 CFR 11.10(e)")
    void noAttemptIsChangedOrForgotten() {
        var person = asked();
        person.answer("stop", "AT_THE_END").expect(200);
        person.answer("stop", "ANY_TIME").expect(204);
        var organization = organizationOf(person.request());

        assertThatThrownBy(() ->
                        asApplication(organization, "update consent_answer_attempt set sealed = '1' where attempt = 1"))
                .rootCause()
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> asApplication(organization, "delete from consent_answer_attempt"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Person asked() {
        var staff = staff();
        var study = staff.study();
        var document = staff.document(study, "MAIN_ICF");
        var version = staff.draft(
                document,
                Map.of(
                        "label", "1.0",
                        "locales", List.of("ko", "en"),
                        "blocks", List.of(Fixtures.block("freedom", "자유", "Freedom")),
                        "fields",
                                List.of(
                                        Fixtures.field("stop", "comprehension", true, question(), "언제?", "When?"),
                                        Fixtures.field("signature", "signature", true, Map.of(), "서명", "Signature"))));
        staff.activate(document, version).expect(200);
        staff.dispatch(version, staff.group(study, Fixtures.people(1)));
        return peopleAskedBy(staff).getFirst().identified();
    }

    private static Answer sign(Person person, String hash, Map<String, Object> answers) {
        return person.sign(
                hash, Person.typed("Haneul Kim"), answers, UUID.randomUUID().toString());
    }

    private static Map<String, Object> question() {
        return Map.of(
                "options",
                List.of(
                        Map.of("code", "ANY_TIME", "text", Map.of("ko", "언제든지", "en", "At any time")),
                        Map.of("code", "AT_THE_END", "text", Map.of("ko", "끝나면", "en", "When it ends"))),
                "correct",
                "ANY_TIME",
                "explanation",
                Map.of("ko", "언제든지 그만둘 수 있습니다.", "en", "You may stop at any time."));
    }
}
