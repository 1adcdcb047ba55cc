package io.trialsuite.localaws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import io.trialsuite.localaws.conformance.Aws;
import io.trialsuite.localaws.conformance.Queues;
import io.trialsuite.localaws.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

class EventSourceMappingTests {

    private final LocalAws aws = LocalAws.start(LocalAwsOptions.defaults());
    private final SqsClient sqs = Aws.sqs(aws.endpoint());
    private final Queues queues = new Queues(sqs);
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        aws.close();
    }

    private EventSourceMapping map(String url, MappingOptions options, SqsFunction function) {
        return EventSourceMapping.start(aws.endpoint(), url.substring(url.lastIndexOf('/') + 1), options, function);
    }

    private void awaitEmpty(String url) {
        await().untilAsserted(() -> assertThat(queues.attributes(url))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"));
    }

    @Test
    void aFunctionGetsLambdasEventAndWhatItHandledIsGone() {
        var url = queues.standard(Map.of());
        queues.send(url, "hello");

        try (var mapping = map(url, MappingOptions.defaults(), event -> {
            events.add(event);
            return null;
        })) {
            awaitEmpty(url);
        }

        var record = events.getFirst().at("/Records/0");
        assertThat(record.path("body").asString()).isEqualTo("hello");
        assertThat(record.path("eventSource").asString()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asString()).isEqualTo(queues.arn(url));
        assertThat(record.path("awsRegion").asString()).isEqualTo("us-east-1");
        assertThat(record.at("/attributes/ApproximateReceiveCount").asString()).isEqualTo("1");
    }

    @Test
    void onlyWhatIsReportedComesBackAndInTheEndGoesToTheDeadLetters() {
        var dead = queues.standard(Map.of());
        var url = queues.standard(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0",
                QueueAttributeName.REDRIVE_POLICY,
                Queues.redrivePolicy(queues.arn(dead), 3)));
        var calls = new ConcurrentHashMap<String, AtomicInteger>();
        IntStream.range(0, 5).forEach(i -> queues.send(url, "m" + i));

        try (var mapping = map(url, MappingOptions.defaults().withPollers(1), event -> {
            var report = Json.object();
            var failures = report.putArray("batchItemFailures");
            for (var record : event.path("Records")) {
                var body = record.path("body").asString();
                calls.computeIfAbsent(body, b -> new AtomicInteger()).incrementAndGet();
                if (body.equals("m3")) {
                    failures.addObject()
                            .put("itemIdentifier", record.path("messageId").asString());
                }
            }
            return report;
        })) {
            awaitEmpty(url);
        }

        assertThat(queues.bodies(dead)).containsExactly("m3");
        assertThat(calls).hasSize(5);
        assertThat(calls.get("m3")).hasValue(3);
    }

    @Test
    void aFunctionThatThrowsKeepsItsWholeBatch() {
        var url = queues.standard(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
        queues.send(url, "m");
        var calls = new AtomicInteger();

        try (var mapping = map(url, MappingOptions.defaults().withPollers(1), event -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return null;
        })) {
            awaitEmpty(url);
        }

        assertThat(calls).hasValue(3);
    }

    @Test
    void fromAFifoQueueEachCallGetsOneGroupInOrder() {
        var url = queues.fifo(Map.of());
        for (int i = 0; i < 12; i++) {
            queues.send(url, "g" + i % 3, "m" + i);
        }
        var handled = new ConcurrentHashMap<String, List<String>>();

        try (var mapping = map(url, MappingOptions.defaults().withPollers(3), event -> {
            var groups = event.path("Records")
                    .valueStream()
                    .map(r -> r.at("/attributes/MessageGroupId").asString())
                    .distinct()
                    .toList();
            assertThat(groups).hasSize(1);
            event.path("Records")
                    .forEach(r -> handled.computeIfAbsent(groups.getFirst(), g -> new CopyOnWriteArrayList<>())
                            .add(r.path("body").asString()));
            return null;
        })) {
            awaitEmpty(url);
        }

        assertThat(handled)
                .containsEntry("g0", List.of("m0", "m3", "m6", "m9"))
                .containsEntry("g1", List.of("m1", "m4", "m7", "m10"))
                .containsEntry("g2", List.of("m2", "m5", "m8", "m11"));
    }

    @Test
    void aBatchingWindowGathersMoreThanOneReceiveCanBring() {
        var url = queues.standard(Map.of());
        IntStream.range(0, 25).forEach(i -> queues.send(url, "m" + i));

        try (var mapping =
                map(url, MappingOptions.defaults().withPollers(1).withBatch(25, Duration.ofSeconds(5)), event -> {
                    events.add(event);
                    return null;
                })) {
            awaitEmpty(url);
        }

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.path("Records").size()).isEqualTo(25));
    }

    @Test
    void aReportAboutAnUnknownMessageFailsTheBatch() {
        var message = Json.object().put("MessageId", "known");
        var unknown = Json.read("{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}");
        var none = Json.read("{\"batchItemFailures\":[]}");

        assertThat(BatchReport.succeeded(List.of(message), unknown)).isEmpty();
        assertThat(BatchReport.succeeded(List.of(message), none)).containsExactly(message);
        assertThat(BatchReport.succeeded(List.of(message), null)).containsExactly(message);
    }

    @Test
    void whatLambdaWouldNotAcceptIsRefused() {
        assertThatThrownBy(() -> MappingOptions.defaults().withBatch(11, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        map("x.fifo", MappingOptions.defaults().withBatch(10, Duration.ofSeconds(1)), event -> null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
