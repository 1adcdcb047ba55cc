package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LockoutPropertiesTests {

    private final LockoutProperties defaults = bind(Map.of());

    @Test
    void tenAttemptsAreFreeAndNoLockLastsLongerThanAQuarterOfAnHour() {
        assertThat(defaults)
                .isEqualTo(new LockoutProperties(
                        10, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24)));
    }

    @ParameterizedTest
    @CsvSource({"1, PT0S", "9, PT0S", "10, PT30S", "11, PT1M", "12, PT2M", "14, PT8M", "15, PT15M", "1000000, PT15M"})
    void theWaitDoublesUpToItsLimit(int attempts, Duration wait) {
        assertThat(defaults.waitAfter(attempts)).isEqualTo(wait);
    }

    @Test
    void aLockoutThatNeverWaitsIsRefusedAtTheStart() {
        assertThatThrownBy(() -> bind(Map.of("auth.lockout.first-wait", "0s")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static LockoutProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("auth.lockout", LockoutProperties.class);
    }
}
