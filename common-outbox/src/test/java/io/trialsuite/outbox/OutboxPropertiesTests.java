package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class OutboxPropertiesTests {

    private static OutboxProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("outbox", OutboxProperties.class);
    }

    @Test
    void defaults() {
        var properties = bind(Map.of());

        assertThat(properties.topic()).isNull();
        assertThat(properties.source()).isNull();
        assertThat(properties.dataSchemaPrefix()).isNull();
        assertThat(properties.contracts()).isNull();
        assertThat(properties.accountId()).isNull();
        assertThat(properties.maxMessageSize()).isEqualTo(DataSize.ofKilobytes(256));
        assertThat(properties.filterAttributes()).isEqualTo(List.of("organizationid"));
        assertThat(properties.tenantAttribute()).isEqualTo("organizationid");
        assertThat(properties.relay())
                .isEqualTo(new OutboxProperties.Relay(
                        true,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(4),
                        16384,
                        DataSize.ofMegabytes(16),
                        32,
                        0,
                        8,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(30),
                        OutboxProperties.AfterParking.HOLD_SUBJECT,
                        Duration.ofSeconds(10)));
        assertThat(properties.consumption())
                .isEqualTo(new OutboxProperties.Consumption(
                        true,
                        10,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(20)));
        assertThat(properties.retention())
                .isEqualTo(new OutboxProperties.Retention(Duration.ofDays(14), Duration.ofDays(35), 3));
        assertThat(properties.claimCheck())
                .isEqualTo(new OutboxProperties.ClaimChecking(null, DataSize.ofMegabytes(16)));
        assertThat(properties.health())
                .isEqualTo(new OutboxProperties.Health(Duration.ofMinutes(1), Duration.ofMinutes(10)));
    }

    @Test
    void names() {
        var properties = bind(Map.ofEntries(
                Map.entry("outbox.topic", "sample-events.fifo"),
                Map.entry("outbox.source", "/sample"),
                Map.entry("outbox.data-schema-prefix", "https://contracts.example/"),
                Map.entry("outbox.contracts", "classpath:contracts/"),
                Map.entry("outbox.account-id", "123456789012"),
                Map.entry("outbox.max-message-size", "1MB"),
                Map.entry("outbox.filter-attributes", "studyid"),
                Map.entry("outbox.relay.enabled", "false"),
                Map.entry("outbox.relay.after-parking", "continue"),
                Map.entry("outbox.consumption.concurrency", "50"),
                Map.entry("outbox.retention.events", "30d"),
                Map.entry("outbox.claim-check.bucket", "large-data"),
                Map.entry("outbox.health.warn-after", "5s")));

        assertThat(properties.topic()).isEqualTo("sample-events.fifo");
        assertThat(properties.source()).isEqualTo("/sample");
        assertThat(properties.dataSchemaPrefix()).isEqualTo("https://contracts.example/");
        assertThat(properties.contracts()).isEqualTo("classpath:contracts/");
        assertThat(properties.accountId()).isEqualTo("123456789012");
        assertThat(properties.maxMessageSize()).isEqualTo(DataSize.ofMegabytes(1));
        assertThat(properties.filterAttributes()).isEqualTo(List.of("studyid"));
        assertThat(properties.relay().enabled()).isFalse();
        assertThat(properties.relay().afterParking()).isEqualTo(OutboxProperties.AfterParking.CONTINUE);
        assertThat(properties.consumption().concurrency()).isEqualTo(50);
        assertThat(properties.retention().events()).isEqualTo(Duration.ofDays(30));
        assertThat(properties.claimCheck().bucket()).isEqualTo("large-data");
        assertThat(properties.health().warnAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void relationsThatWouldBreakAPromiseAreRefused() {
        for (var wrong : List.of(
                Map.of("outbox.relay.lease", "5s", "outbox.relay.call-timeout", "4s"),
                Map.of("outbox.relay.max-in-flight", "0"),
                Map.of("outbox.relay.max-per-second", "-1"),
                Map.of("outbox.consumption.visibility", "1s"),
                Map.of("outbox.consumption.concurrency", "0"),
                Map.of("outbox.consumption.poll-timeout", "21s", "outbox.consumption.stop-timeout", "30s"),
                Map.of("outbox.consumption.poll-timeout", "500ms"),
                Map.of("outbox.consumption.poll-timeout", "10s", "outbox.consumption.stop-timeout", "5s"),
                Map.of("outbox.retention.inbox", "14d"),
                Map.of("outbox.health.warn-after", "1h"))) {
            assertThatThrownBy(() -> bind(wrong))
                    .as(wrong.toString())
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
