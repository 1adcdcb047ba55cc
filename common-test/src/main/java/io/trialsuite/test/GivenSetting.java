package io.trialsuite.test;

import java.util.Locale;
import java.util.Optional;

/** A setting of the test run: system property {@code suite.test.x}, else environment variable {@code SUITE_TEST_X}. */
final class GivenSetting {

    private GivenSetting() {}

    static Optional<String> of(String property) {
        var variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
