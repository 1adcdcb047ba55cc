package io.trialsuite.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToDoubleFunction;

/** Meters {@code outbox.*} and {@code inbox.*}; tags are topics, queues and types, never ids. */
final class OutboxMetrics implements RelayObserver, ConsumptionObserver {

    private final MeterRegistry meters;

    private final Backlog backlog;
    private final MultiGauge eventsOfTopics;
    private final MultiGauge lagOfTopics;
    private final ConcurrentMap<String, PublishCalls> publishCalls = new ConcurrentHashMap<>();
    private volatile Instant shownAt = Instant.EPOCH;

    private record PublishCalls(Counter accepted, Timer took, DistributionSummary fill) {}

    OutboxMetrics(MeterRegistry meters, Backlog backlog) {
        this.meters = meters;
        this.backlog = backlog;
        eventsOfTopics = MultiGauge.builder("outbox.topic.lag.events")
                .description("Events of the topic recorded and not yet published")
                .register(meters);
        lagOfTopics = MultiGauge.builder("outbox.topic.lag.seconds")
                .description("Age of the topic's oldest unpublished event, held ones included")
                .register(meters);
        gauge("outbox.lag.events", "Events recorded and not yet published", now -> now.events());
        gauge("outbox.lag.seconds", "Age of the oldest unpublished event", now -> seconds(now.lag()));
        gauge("outbox.held.subjects", "Subjects that wait after a refusal", now -> now.held());
        gauge("outbox.held.seconds", "Age of the oldest event of a subject that waits", now -> seconds(now.heldFor()));
        gauge("outbox.parked", "Events that wait for an operator", now -> now.parked());
    }

    private void gauge(String name, String meaning, ToDoubleFunction<Backlog.Measured> value) {
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.measured()))
                .description(meaning)
                .register(meters);
    }

    /** Whoever asks for one figure brings those of the topics up to date. */
    private Backlog.Measured measured() {
        var now = backlog.measure();
        if (!now.at().equals(shownAt)) {
            shownAt = now.at();
            eventsOfTopics.register(rows(now, topic -> topic.events()), true);
            lagOfTopics.register(rows(now, topic -> seconds(now.lagOf(topic))), true);
        }
        return now;
    }

    private static List<MultiGauge.Row<?>> rows(Backlog.Measured now, ToDoubleFunction<Backlog.OfTopic> value) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        now.topics().forEach(topic -> {
            var figure = value.applyAsDouble(topic);
            rows.add(MultiGauge.Row.of(Tags.of("topic", topic.topic()), figure));
        });
        return rows;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    @Override
    public void published(String topic, List<PublishResult> results, Duration took) {
        var accepted = results.stream()
                .filter(PublishResult.Accepted.class::isInstance)
                .count();
        var calls = calls(topic);
        calls.accepted().increment((double) accepted);
        calls.took().record(took);
        calls.fill().record(results.size());
    }

    /** Looking meters up by name and tags for every call costs more than many a call's share of the relay. */
    private PublishCalls calls(String topic) {
        return publishCalls.computeIfAbsent(
                topic,
                name -> new PublishCalls(
                        meters.counter("outbox.published", "topic", name),
                        meters.timer("outbox.publish", "topic", name, "outcome", "answered"),
                        DistributionSummary.builder("outbox.batch.fill")
                                .description("Events per publish call, of ten")
                                .tag("topic", name)
                                .register(meters)));
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
    public void overtaken(String queue, String type) {
        meters.counter("inbox.overtaken", "queue", queue, "type", type).increment();
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
