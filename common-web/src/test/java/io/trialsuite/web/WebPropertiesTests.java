package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WebPropertiesTests {

    @Test
    void defaultsAreThese() {
        assertThat(bound(Map.of()))
                .isEqualTo(new WebProperties(
                        DataSize.ofMegabytes(1),
                        null,
                        new WebProperties.Idempotency(
                                Duration.ofHours(24), Duration.ofSeconds(90), Duration.ofMinutes(10))));
    }

    @Test
    void namesAreThese() {
        assertThat(bound(Map.of(
                        "trialsuite.web.max-body-size", "2KB",
                        "trialsuite.web.max-upload-size", "3KB",
                        "trialsuite.web.idempotency.retention", "1h",
                        "trialsuite.web.idempotency.abandoned-after", "5s",
                        "trialsuite.web.idempotency.purge-interval", "1m")))
                .isEqualTo(new WebProperties(
                        DataSize.ofKilobytes(2),
                        DataSize.ofKilobytes(3),
                        new WebProperties.Idempotency(
                                Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofMinutes(1))));
    }

    private static WebProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("trialsuite.web", WebProperties.class);
    }
}
