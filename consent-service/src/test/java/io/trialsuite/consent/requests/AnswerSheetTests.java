package io.trialsuite.consent.requests;

import static io.trialsuite.consent.documents.DocumentFixtures.checkbox;
import static io.trialsuite.consent.documents.DocumentFixtures.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.documents.ConsentContent;
import io.trialsuite.consent.plugins.BuiltInMethods;
import io.trialsuite.input.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerSheetTests {

    private static final Map<String, Object> SIGNATURE = Map.of("kind", "ELECTRONIC", "typedName", "Haneul Kim");

    private static final ConsentContent CONTENT = new ConsentContent(
            List.of("en"),
            List.of(),
            List.of(
                    checkbox("understood", true),
                    field("samples", "checkbox", false, Map.of("purpose", "SAMPLES")),
                    field("contact", "checkbox", false, Map.of("purpose", "CONTACT")),
                    field("signature", "signature", true, Map.of())));

    @Test
    void whatIsTickedIsGrantedAndEverythingElseRefused() {
        var sheet = sheet(Map.of("understood", true, "samples", true));

        assertThat(sheet.purposes(true)).containsExactly("SAMPLES");
        assertThat(sheet.purposes(false)).containsExactly("CONTACT");
    }

    @Test
    void refusingAnOptionalPurposeDoesNotBlockTheConsent() {
        assertThat(sheet(Map.of("understood", true, "samples", false)).check()).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThat(sheet(Map.of()).check()).extracting(Finding::pointer).containsExactly("/answers/understood");
        assertThat(sheet(Map.of()).checkSignature(Map.of()))
                .extracting(Finding::pointer)
                .containsExactly("/signature/kind");
        assertThat(sheet(Map.of()).checkSignature(SIGNATURE)).isEmpty();
    }

    @Test
    void theEvidenceHoldsGivenAnswersOnly() {
        assertThat(sheet(Map.of("understood", true)).evidence()).isEqualTo(Map.of("understood", true));
    }

    private static AnswerSheet sheet(Map<String, Object> answers) {
        return new AnswerSheet(CONTENT, BuiltInMethods.all(), answers);
    }
}
