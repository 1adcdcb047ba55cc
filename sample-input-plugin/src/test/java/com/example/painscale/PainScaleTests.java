package com.example.painscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PainScaleTests {

    private static final InputField FIELD = new InputField("pain", true, List.of("en"), Map.of());

    private final PainScale scale = new PainScale();

    @Test
    void theServiceLoaderFindsIt() {
        assertThat(ServiceLoader.load(InputMethod.class))
                .extracting(InputMethod::key)
                .containsExactly("pain-scale");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void anAnswerLiesOnTheScale(int pain) {
        assertThat(scale.checkAnswer(FIELD, pain)).isEmpty();
        assertThat(scale.html(FIELD, new Wording("en", "Pain & itch"), pain))
                .contains("Pain &amp; itch", "value=\"" + pain + "\" checked")
                .containsOnlyOnce("checked");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void whatLiesOutsideIsRefused(int pain) {
        assertThat(scale.checkAnswer(FIELD, pain)).extracting(Finding::code).containsExactly("out-of-range");
    }

    @Test
    void wordsAreNoAnswer() {
        assertThat(scale.checkAnswer(FIELD, "5")).extracting(Finding::code).containsExactly("out-of-range");
        assertThat(scale.checkAnswer(FIELD, null)).extracting(Finding::code).containsExactly("required");
    }
}
