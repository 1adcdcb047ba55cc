package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sns.paginators.ListTopicsIterable;
import tools.jackson.databind.json.JsonMapper;

class SnsPublisherTests {

    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:sample-events.fifo";

    /** SNS as far as the publisher uses it. */
    private static final class ScriptedSns implements SnsClient {
        private final List<PublishBatchRequest> requests = new ArrayList<>();
        private Function<PublishBatchRequest, PublishBatchResponse> answer = ScriptedSns::acceptAll;
        private Supplier<Map<String, String>> attributes = Map::of;
        private int lookups;
        private int looks;

        static PublishBatchResponse acceptAll(PublishBatchRequest request) {
            return PublishBatchResponse.builder()
                    .successful(request.publishBatchRequestEntries().stream()
                            .map(entry -> PublishBatchResultEntry.builder()
                                    .id(entry.id())
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public PublishBatchResponse publishBatch(PublishBatchRequest request) {
            requests.add(request);
            return answer.apply(request);
        }

        @Override
        public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
            looks++;
            return GetTopicAttributesResponse.builder()
                    .attributes(attributes.get())
                    .build();
        }

        @Override
        public ListTopicsIterable listTopicsPaginator() {
            return new ListTopicsIterable(this, ListTopicsRequest.builder().build());
        }

        @Override
        public ListTopicsResponse listTopics(ListTopicsRequest request) {
            lookups++;
            return ListTopicsResponse.builder()
                    .topics(Topic.builder().topicArn(ARN).build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    private final ScriptedSns sns = new ScriptedSns();
    private final SnsPublisher publisher = new SnsPublisher(
            sns,
            new TopicArns(sns, null),
            new TopicLimits(sns, 256 * 1024),
            new WireMessages(
                    new Envelope(JsonMapper.shared(), "/sample-service", null),
                    JsonMapper.shared(),
                    List.of("organizationid"),
                    null,
                    256 * 1024),
            Duration.ofSeconds(5),
            Clock.systemUTC());

    private static List<OutgoingMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new OutgoingMessage(
                        0,
                        n + 1,
                        MessageId.next(),
                        "sample-events.fifo",
                        "subject-" + n,
                        "sample.thing.happened.v1",
                        "flow",
                        "{\"time\":\"2026-03-01T10:15:30Z\",\"organizationid\":\"org-1\"}",
                        "{}".getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH))
                .toList();
    }

    private static SnsException failure(int status, String code) {
        return (SnsException) SnsException.builder()
                .statusCode(status)
                .message(code)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private SnsPublisher publisher(ClaimCheck claimCheck, Duration callTimeout) {
        var envelope = new Envelope(JsonMapper.shared(), "/sample-service", null);
        var wire = new WireMessages(envelope, JsonMapper.shared(), List.of(), claimCheck, 4_000);
        return new SnsPublisher(
                sns, new TopicArns(sns, null), new TopicLimits(sns, 256 * 1024), wire, callTimeout, Clock.systemUTC());
    }

    private static OutgoingMessage large(OutgoingMessage message) {
        return new OutgoingMessage(
                message.part(),
                message.position(),
                message.id(),
                message.topic(),
                message.subject(),
                message.type(),
                message.correlationId(),
                message.attributes(),
                ("\"" + "x".repeat(5_000) + "\"").getBytes(StandardCharsets.UTF_8),
                message.recordedAt());
    }

    /** Counts how many calls SNS had seen when data was left. */
    private final class CountingClaimCheck implements ClaimCheck {
        private final List<Integer> callsBefore = new ArrayList<>();

        @Override
        public URI leave(MessageId message, byte[] data) {
            callsBefore.add(sns.requests.size());
            return URI.create("s3://large/" + message);
        }

        @Override
        public byte[] collect(URI reference) {
            throw new PoisonMessage("nothing is collected here");
        }
    }

    @Test
    void whatIsCompleteIsPublishedBeforeAnyDataIsLeft() {
        var claimCheck = new CountingClaimCheck();
        var messages = messages(3);

        var results = publisher(claimCheck, Duration.ofSeconds(5))
                .publish("sample-events.fifo", List.of(large(messages.get(0)), messages.get(1), messages.get(2)));

        assertThat(results).containsOnly(PublishResult.ACCEPTED).hasSize(3);
        assertThat(claimCheck.callsBefore).containsExactly(1);
        assertThat(sns.requests)
                .extracting(request -> request.publishBatchRequestEntries().size())
                .containsExactly(2, 1);
    }

    @Test
    void whatWasAcceptedIsNotForgottenWhenTheSecondCallFails() {
        sns.answer = request -> {
            if (sns.requests.size() == 2) {
                throw failure(503, "ServiceUnavailable");
            }
            return ScriptedSns.acceptAll(request);
        };
        var messages = messages(2);

        var results = publisher(new CountingClaimCheck(), Duration.ofSeconds(5))
                .publish("sample-events.fifo", List.of(large(messages.get(0)), messages.get(1)));

        assertThat(results.get(0)).isInstanceOf(PublishResult.Postponed.class);
        assertThat(results.get(1)).isEqualTo(PublishResult.ACCEPTED);
    }

    /** Later, the lease may have another owner. */
    @Test
    void noCallBeginsAfterTheTimeForIt() {
        var results = publisher(new CountingClaimCheck(), Duration.ZERO).publish("sample-events.fifo", messages(2));

        assertThat(results).hasSize(2).allMatch(PublishResult.Postponed.class::isInstance);
        assertThat(sns.requests).isEmpty();
    }

    @Test
    void groupAndDeduplicationAndFilterAttributesAreSet() {
        var messages = messages(1);

        assertThat(publisher.publish("sample-events.fifo", messages)).containsExactly(PublishResult.ACCEPTED);

        var request = sns.requests.getFirst();
        var entry = request.publishBatchRequestEntries().getFirst();
        assertThat(request.topicArn()).isEqualTo(ARN);
        assertThat(entry.messageGroupId()).isEqualTo("subject-0");
        assertThat(entry.messageDeduplicationId())
                .isEqualTo(messages.getFirst().id().toString());
        assertThat(entry.messageAttributes())
                .hasEntrySatisfying(
                        "type", type -> assertThat(type.stringValue()).isEqualTo("sample.thing.happened.v1"));
        assertThat(entry.messageAttributes()).containsOnlyKeys("type", "source", "organizationid");
    }

    @Test
    void aPartialFailureIsJudgedEntryByEntry() {
        sns.answer = request -> PublishBatchResponse.builder()
                .successful(List.of(PublishBatchResultEntry.builder().id("0").build()))
                .failed(List.of(
                        refused("1", "InternalError", false, "later"),
                        refused("2", "InvalidParameter", true, "odd"),
                        refused("3", "KMSAccessDenied", true, "key")))
                .build();

        assertThat(publisher.publish("sample-events.fifo", messages(5)))
                .containsExactly(
                        PublishResult.ACCEPTED,
                        new PublishResult.Postponed("InternalError: later"),
                        new PublishResult.Poison("InvalidParameter: odd"),
                        new PublishResult.Retryable("KMSAccessDenied: key"),
                        new PublishResult.Postponed("The response says nothing about this entry"));
    }

    private static BatchResultErrorEntry refused(String id, String code, boolean senderFault, String message) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(code)
                .senderFault(senderFault)
                .message(message)
                .build();
    }

    @Test
    void aCallRefusedForItsContentIsTakenApartToFindTheOneAtFault() {
        sns.answer = request -> {
            var culprit = request.publishBatchRequestEntries().stream()
                    .anyMatch(entry -> entry.messageGroupId().equals("subject-1"));
            if (culprit) {
                throw failure(400, "InvalidParameter");
            }
            return ScriptedSns.acceptAll(request);
        };

        var results = publisher.publish("sample-events.fifo", messages(3));

        assertThat(results).hasSize(3);
        assertThat(results.get(0)).isEqualTo(PublishResult.ACCEPTED);
        assertThat(results.get(1)).isInstanceOf(PublishResult.Poison.class);
        assertThat(results.get(2)).isEqualTo(PublishResult.ACCEPTED);
    }

    @Test
    void aCallRefusedForTheMomentFailsAsAWhole() {
        for (var code : List.of("Throttled", "InternalError", "AuthorizationError", "NotFound", "ExpiredToken")) {
            sns.answer = request -> {
                throw failure(400, code);
            };

            assertThatExceptionOfType(SnsException.class)
                    .as(code)
                    .isThrownBy(() -> publisher.publish("sample-events.fifo", messages(2)));
        }
    }

    @Test
    void theTopicIsLookedUpOnceAndNeverMade() {
        publisher.publish("sample-events.fifo", messages(1));
        publisher.publish("sample-events.fifo", messages(1));

        assertThat(sns.lookups).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> publisher.publish("absent.fifo", messages(1)))
                .withMessage("There is no topic absent.fifo");
    }

    @Test
    void aCallTakesWhatTheTopicSaysOnceACallHasSucceeded() {
        sns.attributes = () -> Map.of("MaximumMessageSize", "1048576");
        assertThat(publisher.batchBytes("sample-events.fifo")).isEqualTo(240 * 1024);

        publisher.publish("sample-events.fifo", messages(1));
        publisher.publish("sample-events.fifo", messages(1));

        assertThat(publisher.batchBytes("sample-events.fifo")).isEqualTo((1024 - 16) * 1024);
        assertThat(sns.looks).isOne();
    }

    @Test
    void aTopicThatDoesNotSayTakesTheDefault() {
        publisher.publish("sample-events.fifo", messages(1));

        assertThat(publisher.batchBytes("sample-events.fifo")).isEqualTo(240 * 1024);
    }

    @Test
    void aLimitThatMayNotBeReadFailsNoCallAndIsNotAskedForAgain() {
        sns.attributes = () -> {
            throw SnsException.builder().message("AuthorizationError").build();
        };

        assertThat(publisher.publish("sample-events.fifo", messages(1))).containsExactly(PublishResult.ACCEPTED);
        publisher.publish("sample-events.fifo", messages(1));

        assertThat(publisher.batchBytes("sample-events.fifo")).isEqualTo(240 * 1024);
        assertThat(sns.looks).isOne();
    }

    @Test
    void aLimitThatCouldNotBeReachedIsAskedForAgain() {
        sns.attributes = () -> {
            throw SdkClientException.create("no route");
        };
        assertThat(publisher.publish("sample-events.fifo", messages(1))).containsExactly(PublishResult.ACCEPTED);
        sns.attributes = () -> Map.of("MaximumMessageSize", "1048576");

        publisher.publish("sample-events.fifo", messages(1));

        assertThat(publisher.batchBytes("sample-events.fifo")).isEqualTo((1024 - 16) * 1024);
    }
}
