package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialsInputTests {

    private static final InputField FIELD = new InputField("page-1", true, List.of("en"), Map.of());

    private final InitialsInput input = new InitialsInput();

    @ParameterizedTest
    @ValueSource(strings = {"KM", "K. M.", "김", "J-P D", " km "})
    void initialsAreLettersOfAnyScript(String answer) {
        assertThat(input.checkAnswer(FIELD, answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"K2", "Kim Minji Seoul", "<b>", "-", "K\nM"})
    void nothingElseIsTakenForInitials(String answer) {
        assertThat(input.checkAnswer(FIELD, answer)).extracting(Finding::code).containsExactly("wrong-format");
    }

    @Test
    void aPassageThatNeedsThemIsNotLeftBlank() {
        assertThat(input.checkAnswer(FIELD, null)).extracting(Finding::code).containsExactly("required");
        assertThat(input.checkAnswer(FIELD, " ")).extracting(Finding::code).containsExactly("required");
        assertThat(input.checkAnswer(FIELD, 7)).extracting(Finding::code).containsExactly("wrong-format");
        assertThat(input.checkAnswer(new InputField("page-1", false, List.of("en"), Map.of()), null))
                .isEmpty();
    }

    @Test
    void theEvidenceIsTheSameHoweverTheLettersWereComposed() {
        assertThat(input.evidence(FIELD, " \u1100\u1175\u11b7 ")).isEqualTo("김");
    }

    @Test
    void thereIsNothingToSet() {
        assertThat(input.checkConfig(FIELD)).isEmpty();
        assertThat(input.checkConfig(new InputField("page-1", true, List.of("en"), Map.of("maxLength", 3))))
                .hasSize(1);
    }
}
