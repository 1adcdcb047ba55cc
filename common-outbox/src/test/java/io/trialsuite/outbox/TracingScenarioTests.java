package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.trialsuite.test.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of an event as a tracer sees it: the call that carried it, what it waited, how it was handled. */
class TracingScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SPAN = "00f067aa0ba902b7";
    private static final AtomicInteger TRACES = new AtomicInteger();

    private static TraceParent trace(boolean sampled) {
        return new TraceParent("%032x".formatted(TRACES.incrementAndGet()), SPAN, sampled);
    }

    private static MessageContext context(@Nullable String traceParent) {
        return new MessageContext("flow", null, traceParent);
    }

    private static Instant time(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos);
    }

    @Nested
    class Publishing {

        private final Spans spans = new Spans();
        private final ScriptedBroker broker = new ScriptedBroker();
        private OutboxFixture fixture;

        @BeforeEach
        void open() {
            fixture = new OutboxFixture();
        }

        @AfterEach
        void close() {
            fixture.close();
        }

        private void append(String subject, @Nullable String traceParent) {
            try (var context = context(traceParent).open()) {
                fixture.append(fixture.outbox(parts -> {}), happened(subject, 1));
            }
        }

        private void relay(int events) {
            var tracing = new MicrometerTracing(spans.tracer, fixture.json, Clock.systemUTC());
            fixture.relay(tracing.publishing(broker), Map.of());
            await().atMost(PATIENCE).until(() -> broker.total() == events);
        }

        @Test
        void aCallIsATraceOfItsOwnWithALinkToEachSampledTraceItCarries() {
            var first = trace(true);
            var second = trace(true);
            append("a", first.toString());
            append("b", first.toString());
            append("c", second.toString());
            append("d", trace(false).toString());
            append("e", null);

            relay(5);

            var name = "publish " + OutboxFixture.TOPIC;
            await().atMost(PATIENCE).until(() -> spans.named(name).size() == 1);
            var call = spans.named(name).getFirst();
            assertThat(call.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(call.getParentSpanContext().isValid()).isFalse();
            assertThat(call.getLinks())
                    .extracting(link -> link.getSpanContext().getTraceId())
                    .containsExactlyInAnyOrder(first.traceId(), second.traceId());
            assertThat(call.getLinks())
                    .extracting(link -> link.getSpanContext().getSpanId())
                    .containsOnly(SPAN);
            assertThat(call.getAttributes().get(AttributeKey.longKey("messaging.batch.message_count")))
                    .isEqualTo(5);
        }

        @Test
        void whatASampledEventWaitedIsASpanOfItsTrace() {
            var trace = trace(true);
            append("waiting", trace.toString());
            var recordedAt = fixture.flow()
                    .find(EventFlow.Query.correlation("flow"))
                    .recorded()
                    .getFirst()
                    .recordedAt();

            relay(1);

            await().atMost(PATIENCE).until(() -> !spans.named("outbox wait").isEmpty());
            var wait = spans.named("outbox wait").getFirst();
            assertThat(wait.getTraceId()).isEqualTo(trace.traceId());
            assertThat(wait.getParentSpanId()).isEqualTo(SPAN);
            assertThat(time(wait.getStartEpochNanos())).isEqualTo(recordedAt);
            assertThat(wait.getEndEpochNanos()).isGreaterThanOrEqualTo(wait.getStartEpochNanos());
            assertThat(wait.getLinks())
                    .extracting(LinkData::getSpanContext)
                    .containsExactly(spans.named("publish " + OutboxFixture.TOPIC)
                            .getFirst()
                            .getSpanContext());
        }

        @Test
        void aRefusedEventWaitsUntilItIsAccepted() {
            var refusals = new AtomicInteger(2);
            broker.refuse(message -> refusals.getAndDecrement() > 0 ? new PublishResult.Retryable("throttled") : null);
            append("refused", trace(true).toString());

            relay(1);

            await().atMost(PATIENCE).until(() -> !spans.named("outbox wait").isEmpty());
            assertThat(spans.named("publish " + OutboxFixture.TOPIC)).hasSize(3);
            assertThat(spans.named("outbox wait")).hasSize(1);
        }

        @Test
        void whatIsNotSampledOrBrokenLeavesNoSpanAndIsPublished() {
            append("unsampled", trace(false).toString());
            append("broken", "00-broken");
            append("untraced", null);

            relay(3);

            assertThat(spans.named("outbox wait")).isEmpty();
            assertThat(spans.named("publish " + OutboxFixture.TOPIC)).isEmpty();
        }

        @Test
        void aCallThatFailsIsAnErrorOfItsSpan() {
            broker.down();
            append("down", trace(true).toString());
            var tracing = new MicrometerTracing(spans.tracer, fixture.json, Clock.systemUTC());
            fixture.relay(tracing.publishing(broker), Map.of());

            await().atMost(PATIENCE)
                    .until(() -> !spans.named("publish " + OutboxFixture.TOPIC).isEmpty());
            assertThat(spans.named("publish " + OutboxFixture.TOPIC)
                            .getFirst()
                            .getStatus()
                            .getStatusCode())
                    .isEqualTo(StatusCode.ERROR);
            broker.up();
            await().atMost(PATIENCE).until(() -> broker.total() == 1);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Traced {

        @Bean
        Spans spans() {
            return new Spans();
        }

        @Bean
        Tracer tracer(Spans spans) {
            return spans.tracer;
        }
    }

    @Nested
    class Handling {

        private TestDatabase database;
        private SampleAws aws;
        private ConfigurableApplicationContext service;
        private Spans spans;
        private Effects effects;

        @BeforeEach
        void start() {
            database = TestDatabase.create("sample");
            aws = new SampleAws();
            service = SampleApplication.start(database, aws.aws.endpoint(), Map.of(), Traced.class);
            spans = service.getBean(Spans.class);
            effects = service.getBean(Effects.class);
        }

        @AfterEach
        void stop() {
            service.close();
            aws.close();
            database.close();
        }

        private void append(OutboxMessage message) {
            new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(
                            status -> service.getBean(Outbox.class).append(message));
        }

        private SpanData processed(String traceId, int attempts) {
            var name = "process " + SampleAws.INBOX;
            await().atMost(PATIENCE).until(() -> spans.named(name, traceId).size() == attempts);
            return spans.named(name, traceId).getLast();
        }

        @Test
        void oneTraceLeadsFromTheRequestThroughBothServices() {
            effects.then(message -> {
                if (message.subject().equals("first")) {
                    effects.append(happened("second", 2));
                }
            });
            var request = spans.tracer.nextSpan().name("request").start();

            try (var scope = spans.tracer.withSpan(request)) {
                append(happened("first", 1));
            } finally {
                request.end();
            }

            var traceId = request.context().traceId();
            processed(traceId, 2);
            var handlings = spans.named("process " + SampleAws.INBOX, traceId);
            var first = handlings.getFirst();
            assertThat(first.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(first.getParentSpanId()).isEqualTo(request.context().spanId());
            assertThat(first.getAttributes().get(AttributeKey.longKey("inbox.queued_ms")))
                    .isBetween(0L, PATIENCE.toMillis());
            assertThat(handlings.getLast().getParentSpanId()).isEqualTo(first.getSpanId());
            assertThat(spans.named("outbox wait", traceId))
                    .extracting(SpanData::getParentSpanId)
                    .containsExactly(request.context().spanId(), first.getSpanId());
        }

        @Test
        void eachAttemptHasItsSpanAndAFailedOneSaysWhy() {
            var failures = new AtomicInteger(1);
            effects.then(message -> {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("not yet");
                }
            });
            var trace = trace(true);

            try (var context = context(trace.toString()).open()) {
                append(happened("retried", 1));
            }

            processed(trace.traceId(), 2);
            var attempts = spans.named("process " + SampleAws.INBOX, trace.traceId());
            assertThat(attempts.getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(attempts.getLast().getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
            assertThat(attempts.getLast().getAttributes().get(AttributeKey.stringKey("inbox.taken")))
                    .isEqualTo("InTurn");
        }

        @Test
        void aBrokenTraceBeginsAnotherAndTheMessageIsHandled() {
            try (var context = context("00-broken").open()) {
                append(happened("broken", 1));
            }

            await().atMost(PATIENCE).until(() -> effects.numbers("broken").size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> spans.named("process " + SampleAws.INBOX).size() == 1);
            assertThat(spans.named("process " + SampleAws.INBOX)
                            .getFirst()
                            .getParentSpanContext()
                            .isValid())
                    .isFalse();
        }
    }
}
