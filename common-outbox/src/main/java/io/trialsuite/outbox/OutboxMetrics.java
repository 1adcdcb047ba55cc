package io.trialsuite.outbox;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Meters {@code outbox.*} and {@code inbox.*}; tags are topics, queues and types, never ids. */
final class OutboxMetrics implements RelayObserver, ConsumptionObserver {

    private final MeterRegistry meters;

    OutboxMetrics(MeterRegistry meters, Backlog backlog) {
        this.meters = meters;
        gauge("outbox.lag.events", backlog, "Events recorded and not yet published", now -> now.events());
        gauge(
                "outbox.lag.seconds",
                backlog,
                "Age of the oldest unpublished event",
                now -> now.lag().toMillis() / 1000.0);
        gauge("outbox.held.subjects", backlog, "Subjects that wait after a refusal", now -> now.held());
        gauge("outbox.parked", backlog, "Events that wait for an operator", now -> now.parked());
    }

    private void gauge(String name, Backlog backlog, String meaning, ToDoubleFunction<Backlog.Measured> value) {
        Gauge.builder(name, backlog, measured -> value.applyAsDouble(measured.measure()))
                .description(meaning)
                .register(meters);
    }

    @Override
    public void published(String topic, List<PublishResult> results, Duration took) {
        var accepted = results.stream()
                .filter(PublishResult.Accepted.class::isInstance)
                .count();
        meters.counter("outbox.published", "topic", topic).increment((double) accepted);
        meters.timer("outbox.publish", "topic", topic, "outcome", "answered").record(took);
        DistributionSummary.builder("outbox.batch.fill")
                .description("Events per publish call, of ten")
                .tag("topic", topic)
                .register(meters)
                .record(results.size());
    }

    @Override
    public void refused(String topic, String reason) {
        meters.counter("outbox.refused", "topic", topic).increment();
    }

    @Override
    public void callFailed(String topic, Throwable failure) {
        meters.counter(
                        "outbox.call.failed",
                        "topic",
                        topic,
                        "failure",
                        failure.getClass().getSimpleName())
                .increment();
    }

    @Override
    public void parkedEvent(OutgoingMessage message, String reason) {
        meters.counter("outbox.parkings", "topic", message.topic(), "type", message.type())
                .increment();
    }

    @Override
    public void handled(String queue, String type, Duration took) {
        meters.timer("inbox.handled", "queue", queue, "type", type).record(took);
    }

    @Override
    public void duplicate(String queue, String type) {
        meters.counter("inbox.duplicates", "queue", queue, "type", type).increment();
    }

    @Override
    public void failed(String queue, String type, Throwable failure) {
        meters.counter("inbox.failed", "queue", queue, "type", type).increment();
    }

    @Override
    public void deadLettered(String queue, String type, String reason) {
        meters.counter("inbox.dead.lettered", "queue", queue).increment();
    }
}
