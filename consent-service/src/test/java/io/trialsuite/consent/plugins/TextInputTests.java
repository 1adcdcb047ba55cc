package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import io.trialsuite.input.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextInputTests {

    private final TextInput input = new TextInput();

    @Test
    void limitsAreWholeNumbersWithinBounds() {
        assertThat(input.checkConfig(field(Map.of("maxLength", 4_000)))).isEmpty();
        assertThat(input.checkConfig(field(Map.of("maxLength", 4_001)))).hasSize(1);
        assertThat(input.checkConfig(field(Map.of("maxLength", 0)))).hasSize(1);
        assertThat(input.checkConfig(field(Map.of("maxLength", "many")))).hasSize(1);
        assertThat(input.checkConfig(field(Map.of("multiline", "yes")))).hasSize(1);
    }

    @Test
    void aMisspeltSettingIsRefused() {
        assertThat(input.checkConfig(field(Map.of("maxlength", 10))))
                .containsExactly(
                        new Finding("/maxlength", "unknown-config", "This input method has no setting maxlength."));
    }

    @Test
    void aRequiredAnswerIsNotBlank() {
        assertThat(codeOf(null)).isEqualTo("required");
        assertThat(codeOf("  ")).isEqualTo("required");
        assertThat(codeOf("fine")).isEqualTo("");
    }

    @Test
    void longWrongAndUnprintableAnswersAreRefused() {
        assertThat(codeOf("x".repeat(501))).isEqualTo("too-long");
        assertThat(codeOf(7)).isEqualTo("wrong-type");
        assertThat(codeOf("a\u0000b")).isEqualTo("control-character");
        assertThat(codeOf("two\nlines")).isEqualTo("");
    }

    @Test
    void theEvidenceIsTheNormalisedText() {
        assertThat(input.evidence(field(Map.of()), " \u1112\u1161\u11ab ")).isEqualTo("한");
    }

    @Test
    void markupInAnAnswerStaysText() {
        var html = input.html(field(Map.of()), new Wording("en", "A & B"), "\"><script>alert(1)</script>");

        assertThat(html)
                .contains("A &amp; B")
                .contains("&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>");
    }

    private String codeOf(@Nullable Object answer) {
        return input.checkAnswer(field(Map.of()), answer).stream()
                .map(Finding::code)
                .findFirst()
                .orElse("");
    }

    private static InputField field(Map<String, Object> config) {
        return new InputField("remark", true, List.of("en"), config);
    }
}
