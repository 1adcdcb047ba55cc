package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LockoutPropertiesTests {

    private final LockoutProperties defaults = bind(Map.of());

    @Test
    void aNetworkHasTenAttemptsAndNoLockLastsLongerThanAQuarterOfAnHour() {
        assertThat(defaults.perNetwork())
                .isEqualTo(new Allowance(10, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofMinutes(5)));
    }

    @Test
    void allNetworksTogetherHaveAHundredAndThenTwoAMinute() {
        assertThat(defaults.perAddress()).isEqualTo(Allowance.steady(100, Duration.ofSeconds(30)));
    }

    @Test
    void everyNumberCanBeSetByName() {
        var properties = bind(Map.of(
                "auth.lockout.attempts", "3",
                "auth.lockout.first-wait", "1s",
                "auth.lockout.longest-wait", "2s",
                "auth.lockout.decay", "3s",
                "auth.lockout.address-attempts", "4",
                "auth.lockout.address-decay", "5s"));

        assertThat(properties)
                .isEqualTo(new LockoutProperties(
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        4,
                        Duration.ofSeconds(5)));
    }

    @Test
    void anAddressIsNotStricterThanANetwork() {
        assertThatThrownBy(() -> bind(Map.of("auth.lockout.address-attempts", "9")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static LockoutProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("auth.lockout", LockoutProperties.class);
    }
}
