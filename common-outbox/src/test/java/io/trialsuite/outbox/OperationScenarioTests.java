package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trialsuite.test.MutableClock;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.contributor.Status;

/** What an operator sees and can do. */
class OperationScenarioTests {

    private OutboxFixture fixture;
    private Outbox outbox;

    @BeforeEach
    void open() {
        fixture = new OutboxFixture();
        outbox = fixture.outbox(parts -> {});
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Status healthAfter(Duration age) {
        var backlog = new Backlog(fixture.sql, Clock.offset(Clock.systemUTC(), age));
        var indicator = new OutboxHealthIndicator(
                backlog, new OutboxProperties.Health(Duration.ofMinutes(1), Duration.ofMinutes(10)));
        return indicator.health().getStatus();
    }

    @Test
    void healthDegradesWithTheAgeOfTheOldestUnpublishedEvent() {
        assertThat(healthAfter(Duration.ofHours(1))).isEqualTo(Status.UP);

        fixture.append(outbox, happened("a", 1));

        assertThat(healthAfter(Duration.ZERO)).isEqualTo(Status.UP);
        assertThat(healthAfter(Duration.ofMinutes(2))).isEqualTo(OutboxHealthIndicator.DEGRADED);
        assertThat(healthAfter(Duration.ofMinutes(11))).isEqualTo(Status.DOWN);
    }

    @Test
    void aParkedEventDegradesHealthButNeverTakesItDown() {
        parkOne();

        assertThat(healthAfter(Duration.ofDays(1))).isEqualTo(OutboxHealthIndicator.DEGRADED);
    }

    private ParkedEvent parkOne() {
        var broker = new ScriptedBroker();
        broker.refuse(message -> new PublishResult.Poison("odd"));
        fixture.relay(broker, Map.of()).committed(new BitSet());
        fixture.append(outbox, happened("parked", 1));
        var parked = fixture.parked();
        await().atMost(OutboxFixture.patience()).until(() -> parked.list(1).size() == 1);
        return parked.list(1).getFirst();
    }

    @Test
    void metersTellWhatWaitsAndWhatWasPublished() {
        var meters = new SimpleMeterRegistry();
        var backlog = new Backlog(fixture.sql, Clock.systemUTC());
        var metrics = new OutboxMetrics(meters, backlog);
        fixture.append(outbox, happened("a", 1), happened("b", 2));

        assertThat(meters.get("outbox.lag.events").gauge().value()).isEqualTo(2);
        assertThat(meters.get("outbox.lag.seconds").gauge().value()).isPositive();
        assertThat(meters.get("outbox.topic.lag.events")
                        .tag("topic", OutboxFixture.TOPIC)
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(meters.get("outbox.topic.lag.seconds")
                        .tag("topic", OutboxFixture.TOPIC)
                        .gauge()
                        .value())
                .isPositive();
        var relay = Relay.create(
                fixture.jdbc,
                new ScriptedBroker(),
                fixture.channel(),
                OutboxFixture.settings(Map.of()),
                "organizationid",
                metrics);
        relay.start();
        await().atMost(OutboxFixture.patience())
                .until(() -> meters.find("outbox.published").counter() != null
                        && meters.get("outbox.published").counter().count() == 2);
        relay.stop();
        assertThat(meters.get("outbox.batch.fill").summary().totalAmount()).isEqualTo(2);
    }

    @Test
    void theEndpointListsReleasesAndDiscards() {
        var event = parkOne();
        var backlog = new Backlog(fixture.sql, Clock.systemUTC());
        var endpoint = new OutboxEndpoint(backlog, fixture.parked());

        assertThat(endpoint.overview().parked()).extracting(ParkedEvent::id).containsExactly(event.id());
        assertThatExceptionOfType(InvalidEndpointRequestException.class)
                .isThrownBy(() -> endpoint.discard(SecurityContext.NONE, event.id(), "Kim", " "));
        assertThatExceptionOfType(InvalidEndpointRequestException.class)
                .isThrownBy(() -> endpoint.discard(SecurityContext.NONE, event.id(), null, "by nobody"));
        assertThatExceptionOfType(InvalidEndpointRequestException.class)
                .isThrownBy(() -> endpoint.release(SecurityContext.NONE, "no id", "Kim", "typed badly", null));
        assertThatExceptionOfType(InvalidEndpointRequestException.class)
                .isThrownBy(() -> endpoint.release(SecurityContext.NONE, event.id(), "Kim", "corrected", "no JSON"));
        assertThat(endpoint.discard(SecurityContext.NONE, event.id(), "Kim", "odd indeed"))
                .containsEntry("discarded", true);
        assertThat(endpoint.release(SecurityContext.NONE, event.id(), "Kim", "too late", null))
                .containsEntry("released", false);
        assertThat(endpoint.overview().parked()).isEmpty();
    }

    @Test
    void theEndpointReleasesWithOtherData() {
        var event = parkOne();
        var endpoint = new OutboxEndpoint(new Backlog(fixture.sql, Clock.systemUTC()), fixture.parked());

        assertThat(endpoint.release(SecurityContext.NONE, event.id(), "Kim", "corrected", "{\"number\":7}"))
                .containsEntry("released", true);
        assertThat(fixture.sql.queryForObject("select convert_from(payload, 'UTF8') from outbox_event", String.class))
                .isEqualTo("{\"number\":7}");
    }

    @Test
    void whoActsIsWhoTheServiceHasRecognised() {
        var event = parkOne();
        var endpoint = new OutboxEndpoint(new Backlog(fixture.sql, Clock.systemUTC()), fixture.parked());
        var caller = new SecurityContext() {
            @Override
            public Principal getPrincipal() {
                return () -> "suite-operator";
            }

            @Override
            public boolean isUserInRole(String role) {
                return false;
            }
        };

        endpoint.discard(caller, event.id(), "Kim", "odd indeed");

        assertThat(fixture.sql.queryForObject("select resolved_by from outbox_parked", String.class))
                .isEqualTo("suite-operator (Kim)");
        assertThat(OperatorRequest.by(caller, null)).isEqualTo("suite-operator");
    }

    @Test
    void theDatabaseIsAskedAtMostEveryFewSeconds() {
        var clock = MutableClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        var backlog = new Backlog(fixture.sql, clock);
        assertThat(backlog.measure().events()).isZero();
        fixture.append(outbox, happened("a", 1));

        assertThat(backlog.measure().events()).isZero();
        clock.advance(Duration.ofSeconds(6));
        assertThat(backlog.measure().events()).isEqualTo(1);
    }
}
