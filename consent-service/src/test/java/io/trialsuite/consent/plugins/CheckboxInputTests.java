package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import io.trialsuite.input.Wording;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckboxInputTests {

    private final CheckboxInput input = new CheckboxInput();

    @Test
    void aRequiredBoxIsNeverTickedInAdvance() {
        assertThat(codes(input.checkConfig(field(true, Map.of("ticked", true)))))
                .containsExactly("pre-ticked");
        assertThat(codes(input.checkConfig(field(false, Map.of("ticked", true)))))
                .isEmpty();
        assertThat(input.html(field(true, Map.of("ticked", true)), new Wording("en", "Label"), null))
                .doesNotContain("checked");
    }

    @Test
    void aRequiredBoxMustBeTickedAndAnOptionalOneNeedNot() {
        assertThat(codes(input.checkAnswer(field(true, Map.of()), null))).containsExactly("required");
        assertThat(codes(input.checkAnswer(field(true, Map.of()), false))).containsExactly("required");
        assertThat(codes(input.checkAnswer(field(true, Map.of()), true))).isEmpty();
        assertThat(codes(input.checkAnswer(field(false, Map.of()), null))).isEmpty();
        assertThat(codes(input.checkAnswer(field(false, Map.of()), false))).isEmpty();
    }

    @Test
    void onlyTrueAndFalseAreAnswers() {
        assertThat(codes(input.checkAnswer(field(false, Map.of()), "true"))).containsExactly("wrong-type");
    }

    @Test
    void aPurposeIsACode() {
        assertThat(codes(input.checkConfig(field(false, Map.of("purpose", "FUTURE_RESEARCH")))))
                .isEmpty();
        assertThat(codes(input.checkConfig(field(false, Map.of("purpose", "future research")))))
                .containsExactly("wrong-format");
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static InputField field(boolean required, Map<String, Object> config) {
        return new InputField("understood", required, List.of("en"), config);
    }
}
