package io.trialsuite.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SessionPropertiesTests {

    @Test
    void theDefaultsAreHalfAnHourIdleTwelveHoursAtMostAndFiveMinutesToChoose() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SessionProperties(
                        Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5), Duration.ofSeconds(10)));
    }

    @Test
    void nobodyMayTakeLongerThanFiveMinutesToChoose() {
        assertThatThrownBy(() -> bind(Map.of("auth.sessions.selection", "6m")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static SessionProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("auth.sessions", SessionProperties.class);
    }
}
