package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import io.trialsuite.input.Wording;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SingleChoiceInputTests {

    private static final Map<String, Object> MAIL = option("MAIL", "By mail", "우편");
    private static final Map<String, Object> PHONE = option("PHONE", "By <phone>", "전화");

    private final SingleChoiceInput input = new SingleChoiceInput();

    @Test
    void everyOptionHasACodeOfItsOwnAndATextInEveryLanguage() {
        assertThat(pointers(List.of(MAIL, PHONE))).isEmpty();
        assertThat(pointers(List.of(MAIL))).containsExactly("/options");
        assertThat(pointers(Collections.nCopies(21, MAIL))).containsExactly("/options");
        assertThat(pointers("MAIL")).containsExactly("/options");
        assertThat(pointers(List.of(MAIL, MAIL))).containsExactly("/options/1/code");
        assertThat(pointers(List.of(MAIL, option("by phone", "By phone", "전화"))))
                .containsExactly("/options/1/code");
        assertThat(pointers(List.of(MAIL, option("PHONE", "By phone", " ")))).containsExactly("/options/1/text");
        assertThat(pointers(List.of(MAIL, Map.of("code", "PHONE", "text", Map.of("en", "By phone")))))
                .containsExactly("/options/1/text");
        assertThat(pointers(List.of(MAIL, "PHONE"))).containsExactly("/options/1");
    }

    @Test
    void onlyOneOfTheOptionsAnswers() {
        assertThat(code("MAIL")).isEmpty();
        assertThat(code("By mail")).isEqualTo("wrong-value");
        assertThat(code("")).isEqualTo("wrong-value");
        assertThat(code(List.of("MAIL", "PHONE"))).isEqualTo("wrong-value");
        assertThat(code(null)).isEqualTo("required");
    }

    @Test
    void theParticipantsLanguageIsShownAndNothingIsChosenInAdvance() {
        var field = field(List.of(MAIL, PHONE));

        assertThat(input.html(field, new Wording("ko", "연락 방법"), null))
                .contains("우편")
                .doesNotContain("checked", "By mail");
        assertThat(input.html(field, new Wording("en", "How?"), "PHONE"))
                .contains("value=\"PHONE\" required checked>By &lt;phone&gt;")
                .containsOnlyOnce("checked");
    }

    private List<String> pointers(Object options) {
        return input.checkConfig(field(options)).stream().map(Finding::pointer).toList();
    }

    private String code(@Nullable Object answer) {
        return input.checkAnswer(field(List.of(MAIL, PHONE)), answer).stream()
                .map(Finding::code)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Object> option(String code, String english, String korean) {
        return Map.of("code", code, "text", Map.of("en", english, "ko", korean));
    }

    private static InputField field(Object options) {
        return new InputField("contact", true, List.of("en", "ko"), Map.of("options", options));
    }
}
