package io.trialsuite.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.ShiftableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and titles end up in mails, whose lines they must not break. */
class NamesScenarioTests extends ConsentScenario {

    NamesScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nBcc: all", "a\u0085b", "a\u2028b", "a\u2029b"})
    void aNameIsOneLine(String name) {
        var staff = staff();
        var study = staff.study();
        var document = staff.document(study, "MAIN_ICF");

        var site = Map.of("code", name, "name", name, "country", "KR");
        var studies = staff.post("/studies", Map.of("protocolNumber", name, "title", name, "sites", List.of(site)));
        assertThat(studies.errors())
                .containsExactlyInAnyOrder(
                        "/protocolNumber single-line",
                        "/title single-line",
                        "/sites/0/code single-line",
                        "/sites/0/name single-line");
        assertThat(staff.post("/consent-documents", Map.of("studyId", study, "family", "GENETIC", "title", name))
                        .errors())
                .containsExactly("/title single-line");
        assertThat(staff.post("/consent-documents/" + document + "/versions", Fixtures.version(name))
                        .errors())
                .containsExactly("/label single-line");
        assertThat(staff.post("/participant-groups", Map.of("studyId", study, "name", name))
                        .errors())
                .containsExactly("/name single-line");
    }
}
