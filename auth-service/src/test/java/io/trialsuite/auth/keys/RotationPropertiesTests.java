package io.trialsuite.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RotationPropertiesTests {

    @Test
    void theDefaults() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("auth.keys", RotationProperties.class))
                .isEqualTo(new RotationProperties(Duration.ofDays(30), Duration.ofHours(1), Duration.ofMinutes(15)));
    }

    @Test
    void whatWouldRefuseGoodTokensIsRefused() {
        var day = Duration.ofDays(1);
        var hour = Duration.ofHours(1);
        var minute = Duration.ofMinutes(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new RotationProperties(day, minute, hour));
        assertThatIllegalArgumentException().isThrownBy(() -> new RotationProperties(day, hour, minute));
        assertThatIllegalArgumentException().isThrownBy(() -> new RotationProperties(hour, hour, hour));
    }
}
