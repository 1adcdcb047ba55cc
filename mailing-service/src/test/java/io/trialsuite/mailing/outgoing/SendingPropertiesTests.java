package io.trialsuite.mailing.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SendingPropertiesTests {

    @Test
    void theDefaultsSuitANewSesAccount() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SendingProperties(
                        14,
                        16,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(60),
                        Duration.ofHours(24)));
    }

    @Test
    void everyNameIsBound() {
        var properties = bind(Map.of(
                "mailing.send-rate", "200",
                "mailing.concurrency", "4",
                "mailing.call-timeout", "1s",
                "mailing.lease", "3s",
                "mailing.poll", "1s",
                "mailing.reconcile-after", "5s",
                "mailing.give-up-after", "1h"));

        assertThat(properties)
                .isEqualTo(new SendingProperties(
                        200,
                        4,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofHours(1)));
    }

    @Test
    void aLeaseThatEndsDuringTheCallIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("mailing.lease", "5s")))
                .rootCause()
                .hasMessageContaining("mailing.lease");
        assertThatThrownBy(() -> bind(Map.of("mailing.reconcile-after", "5s")))
                .rootCause()
                .hasMessageContaining("mailing.reconcile-after");
    }

    private static SendingProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("mailing", SendingProperties.class);
    }
}
