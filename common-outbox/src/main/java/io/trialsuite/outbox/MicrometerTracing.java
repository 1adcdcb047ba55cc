package io.trialsuite.outbox;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spans by Micrometer Tracing, named as OpenTelemetry's conventions for messaging have it. A call to the broker carries events of
 * several traces, so it belongs to none of them: it is a trace of its own with a link to each. What an event waited for it is a
 * span in the event's trace.
 */
final class MicrometerTracing implements Tracing {

    private static final String DESTINATION = "messaging.destination.name";
    private static final String MESSAGE = "messaging.message.id";
    private static final String TYPE = "cloudevents.event_type";

    private static final TraceParent UNTRACED = new TraceParent("", "", false);

    private final Tracer tracer;
    private final JsonMapper json;
    private final Clock clock;

    MicrometerTracing(Tracer tracer, JsonMapper json, Clock clock) {
        this.tracer = tracer;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public MessageContext recording(MessageContext context) {
        var span = tracer.currentSpan();
        return span == null || span.isNoop()
                ? context
                : new MessageContext(context.correlationId(), context.causationId(), traceParent(span.context()));
    }

    @Override
    public MessagePublisher publishing(MessagePublisher publisher) {
        return new TracedPublisher(publisher);
    }

    /** Called on the thread that waits for the broker, so the span in scope is also the parent of the SDK's own. */
    private final class TracedPublisher implements MessagePublisher {

        private final MessagePublisher publisher;

        private TracedPublisher(MessagePublisher publisher) {
            this.publisher = publisher;
        }

        @Override
        public List<PublishResult> publish(String topic, List<OutgoingMessage> batch) {
            var origins = batch.stream().map(MicrometerTracing.this::origin).toList();
            if (origins.stream().noneMatch(TraceParent::sampled)) {
                return publisher.publish(topic, batch);
            }
            var span = publishSpan(topic, origins);
            try (var scope = tracer.withSpan(span)) {
                var results = publisher.publish(topic, batch);
                showWaits(topic, batch, origins, results, span);
                span.tag("messaging.batch.accepted_count", accepted(results));
                return results;
            } catch (RuntimeException | Error e) {
                span.error(e);
                throw e;
            } finally {
                span.end();
            }
        }

        @Override
        public int batchBytes(String topic) {
            return publisher.batchBytes(topic);
        }

        @Override
        public int sizeOf(OutgoingMessage message) {
            return publisher.sizeOf(message);
        }
    }

    private Span publishSpan(String topic, List<TraceParent> origins) {
        var builder = tracer.spanBuilder()
                .setNoParent()
                .name("publish " + topic)
                .kind(Span.Kind.PRODUCER)
                .tag("messaging.operation.type", "send")
                .tag(DESTINATION, topic)
                .tag("messaging.batch.message_count", origins.size());
        origins.stream()
                .filter(TraceParent::sampled)
                .distinct()
                .forEach(origin -> builder.addLink(new Link(context(origin))));
        return builder.start();
    }

    private void showWaits(
            String topic,
            List<OutgoingMessage> batch,
            List<TraceParent> origins,
            List<PublishResult> results,
            Span publishing) {
        var now = clock.instant();
        for (var n = 0; n < results.size(); n++) {
            if (results.get(n) instanceof PublishResult.Accepted
                    && origins.get(n).sampled()) {
                showWait(topic, batch.get(n), origins.get(n), publishing, now);
            }
        }
    }

    private void showWait(String topic, OutgoingMessage message, TraceParent origin, Span publishing, Instant now) {
        var since = message.recordedAt();
        tracer.spanBuilder()
                .setParent(context(origin))
                .name("outbox wait")
                .startTimestamp(nanos(since), TimeUnit.NANOSECONDS)
                .addLink(new Link(publishing.context()))
                .tag(DESTINATION, topic)
                .tag(MESSAGE, message.id().toString())
                .tag(TYPE, message.type())
                .start()
                // the database's clock says when it was recorded, ours when it left
                .end(nanos(now.isBefore(since) ? since : now), TimeUnit.NANOSECONDS);
    }

    private static int accepted(List<PublishResult> results) {
        return (int) results.stream()
                .filter(PublishResult.Accepted.class::isInstance)
                .count();
    }

    @Override
    public Inbox.Taken handling(String queue, Receipt receipt, Function<@Nullable String, Inbox.Taken> handling) {
        var recorded = receipt.attributes().get("traceparent");
        var span = processSpan(queue, receipt, TraceParent.parse(recorded));
        try (var scope = tracer.withSpan(span)) {
            var taken = handling.apply(span.isNoop() ? recorded : traceParent(span.context()));
            span.tag("inbox.taken", taken.getClass().getSimpleName());
            return taken;
        } catch (RuntimeException | Error e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private Span processSpan(String queue, Receipt receipt, Optional<TraceParent> origin) {
        var builder = tracer.spanBuilder();
        origin.ifPresentOrElse(it -> builder.setParent(context(it)), builder::setNoParent);
        builder.name("process " + queue)
                .kind(Span.Kind.CONSUMER)
                .tag("messaging.system", "aws_sqs")
                .tag("messaging.operation.type", "process")
                .tag(DESTINATION, queue)
                .tag(MESSAGE, receipt.id().toString())
                .tag(TYPE, receipt.type())
                .tag("inbox.attempt", receipt.attempt());
        if (receipt.publishedAt() != null) {
            builder.tag(
                    "inbox.queued_ms",
                    Duration.between(receipt.publishedAt(), receipt.receivedAt())
                            .toMillis());
        }
        return builder.start();
    }

    /** What was recorded in no trace, or in a broken one, counts as not sampled. */
    private TraceParent origin(OutgoingMessage message) {
        try (var in = json.createParser(message.attributes())) {
            in.nextToken();
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                var value = in.nextStringValue();
                if (name.equals("traceparent")) {
                    return TraceParent.parse(value).orElse(UNTRACED);
                }
            }
            return UNTRACED;
        }
    }

    private TraceContext context(TraceParent origin) {
        return tracer.traceContextBuilder()
                .traceId(origin.traceId())
                .spanId(origin.spanId())
                .sampled(origin.sampled())
                .build();
    }

    private static String traceParent(TraceContext context) {
        return new TraceParent(
                        context.traceId(), context.spanId(), Objects.requireNonNullElse(context.sampled(), false))
                .toString();
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
