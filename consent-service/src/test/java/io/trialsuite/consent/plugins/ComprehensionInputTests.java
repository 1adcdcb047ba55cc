package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import io.trialsuite.input.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComprehensionInputTests {

    private static final Wording KOREAN = new Wording("ko", "언제 그만둘 수 있나요?");

    private final ComprehensionInput input = new ComprehensionInput(new SingleChoiceInput());

    @Test
    void theRightAnswerIsAnOptionAndEveryLanguageHasItsExplanation() {
        assertThat(input.checkConfig(field())).isEmpty();
        assertThat(pointers("correct", "NEVER_SAID")).containsExactly("/correct");
        assertThat(pointers("explanation", Map.of("ko", "언제든지"))).containsExactly("/explanation");
        assertThat(pointers("explanation", Map.of("ko", "언제든지", "en", " "))).containsExactly("/explanation");
        assertThat(pointers("surprise", true)).containsExactly("/surprise");
    }

    @Test
    void aWrongAnswerIsKeptAndExplainedButNotSigned() {
        assertThat(input.checkAnswer(field(), "AT_THE_END")).isEmpty();
        assertThat(input.remark(field(), KOREAN, "AT_THE_END")).contains("언제든지 그만둘 수 있습니다.");
        assertThat(input.checkComplete(field(), "AT_THE_END"))
                .extracting(Finding::code)
                .containsExactly("not-understood");

        assertThat(input.remark(field(), KOREAN, "ANY_TIME")).isEmpty();
        assertThat(input.checkComplete(field(), "ANY_TIME")).isEmpty();
        assertThat(input.checkAnswer(field(), "SOMETIMES"))
                .extracting(Finding::code)
                .containsExactly("wrong-value");
    }

    @Test
    void whichAnswerIsRightIsNotToldInAdvance() {
        assertThat(input.shownConfig(field())).containsOnlyKeys("options");
        assertThat(input.html(field(), KOREAN, null))
                .contains("언제든지")
                .doesNotContain("checked", "correct", "그만둘 수 있습니다");
    }

    @Test
    void itIsPrintedAsItWasAnswered() {
        assertThat(input.print(field(), KOREAN, input.evidence(field(), "ANY_TIME")))
                .contains("언제 그만둘", "언제든지");
    }

    private List<String> pointers(String key, Object value) {
        var config = new HashMap<>(field().config());
        config.put(key, value);
        return input.checkConfig(new InputField("stop", true, List.of("ko", "en"), config)).stream()
                .map(Finding::pointer)
                .toList();
    }

    private static InputField field() {
        return new InputField("stop", true, List.of("ko", "en"), config());
    }

    static Map<String, Object> config() {
        return Map.of(
                "options",
                List.of(option("ANY_TIME", "언제든지", "At any time"), option("AT_THE_END", "끝나면", "When it ends")),
                "correct",
                "ANY_TIME",
                "explanation",
                Map.of("ko", "언제든지 그만둘 수 있습니다.", "en", "You may stop at any time."));
    }

    private static Map<String, Object> option(String code, String korean, String english) {
        return Map.of("code", code, "text", Map.of("ko", korean, "en", english));
    }
}
