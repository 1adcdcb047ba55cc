package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTests {

    private record Titled(@SingleLine String title) {}

    @ParameterizedTest
    @ValueSource(strings = {"A study of calm", " 하늘 연구 ", "\u3000x", "é", "👍🏽", "", " "})
    void oneLineIsTaken(String title) {
        assertThat(violations(title)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\r", "\u0000", "a\u0007", "\u007f", "a\u0085b", "a\u2028b", "\u2029a"})
    void moreThanALineIsNot(String title) {
        assertThat(violations(title)).isOne();
    }

    private static int violations(String title) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(new Titled(title)).size();
        }
    }
}
