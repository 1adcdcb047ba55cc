package io.trialsuite.auth.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InvitationPropertiesTests {

    @Test
    void theDefaults() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("auth.invitations", InvitationProperties.class))
                .isEqualTo(new InvitationProperties(Duration.ofDays(7), 200, Duration.ofMinutes(1)));
    }
}
