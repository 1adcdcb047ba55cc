package io.trialsuite.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RevocationPropertiesTests {

    @Test
    void defaultsAndNamesAreThese() {
        assertThat(bound(Map.of())).isEqualTo(new RevocationProperties(Duration.ofSeconds(1), Duration.ofMinutes(10)));
        assertThat(bound(Map.of("trialsuite.revocation.poll-interval", "3s", "trialsuite.revocation.remember", "1h")))
                .isEqualTo(new RevocationProperties(Duration.ofSeconds(3), Duration.ofHours(1)));
    }

    private static RevocationProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("trialsuite.revocation", RevocationProperties.class);
    }
}
