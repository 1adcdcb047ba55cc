package io.trialsuite.auth.legacy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LegacyPropertiesTests {

    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void clientsHaveAYear() {
        assertThat(bind(Map.of())).isEqualTo(new LegacyProperties(DECEMBER, Instant.parse("2027-12-01T00:00:00Z")));
    }

    @Test
    void bothDaysCanBeSetByName() {
        var days = Map.of(
                "auth.legacy.deprecated-at", "2028-01-01T00:00:00Z", "auth.legacy.sunset-at", "2029-01-01T00:00:00Z");

        assertThat(bind(days))
                .isEqualTo(new LegacyProperties(
                        Instant.parse("2028-01-01T00:00:00Z"), Instant.parse("2029-01-01T00:00:00Z")));
    }

    @Test
    void nothingEndsBeforeItIsDeprecated() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LegacyProperties(DECEMBER, DECEMBER.minusSeconds(1)));
    }

    private static LegacyProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("auth.legacy", LegacyProperties.class);
    }
}
