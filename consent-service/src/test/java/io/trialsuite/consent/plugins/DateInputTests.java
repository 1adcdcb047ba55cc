package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import io.trialsuite.input.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateInputTests {

    private final DateInput input = new DateInput();

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, ''",
        "2026-12-31, ''",
        "2025-12-31, out-of-range",
        "2027-01-01, out-of-range",
        "2026-02-30, wrong-format",
        "27.11.2026, wrong-format",
        "+2026-11-27, wrong-format",
        ", required"
    })
    void anAnswerIsADayWithinTheBounds(@Nullable String answer, String code) {
        var bounded = field(Map.of("earliest", "2026-01-01", "latest", "2026-12-31"));

        assertThat(input.checkAnswer(bounded, answer))
                .extracting(Finding::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void boundsAreDatesInOrderAndNothingElseIsSet() {
        assertThat(input.checkConfig(field(Map.of()))).isEmpty();
        assertThat(input.checkConfig(field(Map.of("latest", "tomorrow")))).hasSize(1);
        assertThat(input.checkConfig(field(Map.of("latest", 20261127)))).hasSize(1);
        assertThat(input.checkConfig(field(Map.of("earliest", "2026-02-01", "latest", "2026-01-01"))))
                .extracting(Finding::pointer)
                .containsExactly("/latest");
        assertThat(input.checkConfig(field(Map.of("earliest", "2026-01-01", "latest", "2026-01-01"))))
                .isEmpty();
        assertThat(input.checkConfig(field(Map.of("earlyest", "2026-01-01")))).hasSize(1);
    }

    @Test
    void theBrowserIsToldTheBoundsAndMarkupStaysText() {
        var html = input.html(field(Map.of("latest", "2026-12-31")), new Wording("en", "<b>"), "2026-11-27");

        assertThat(html)
                .contains("max=\"2026-12-31\"", "value=\"2026-11-27\"", "&lt;b&gt;")
                .doesNotContain("min=");
    }

    private static InputField field(Map<String, Object> config) {
        return new InputField("born", true, List.of("en"), config);
    }
}
