package io.trialsuite.auth.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.accounts.Allowance;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LookUpPropertiesTests {

    @Test
    void aPersonHasTwentyLookUpsAnOrganizationSixtyAndOneIsForgottenEveryFiveMinutes() {
        var defaults = bind(Map.of());

        assertThat(defaults.perActor()).isEqualTo(Allowance.steady(20, Duration.ofMinutes(5)));
        assertThat(defaults.perOrganization()).isEqualTo(Allowance.steady(60, Duration.ofMinutes(5)));
    }

    @Test
    void everyNumberCanBeSetByName() {
        assertThat(bind(Map.of(
                        "auth.look-ups.actor", "1", "auth.look-ups.organization", "2", "auth.look-ups.decay", "3s")))
                .isEqualTo(new LookUpProperties(1, 2, Duration.ofSeconds(3)));
    }

    private static LookUpProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("auth.look-ups", LookUpProperties.class);
    }
}
