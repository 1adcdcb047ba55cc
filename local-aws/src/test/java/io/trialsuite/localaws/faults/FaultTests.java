package io.trialsuite.localaws.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import io.trialsuite.localaws.conformance.Aws;
import io.trialsuite.localaws.conformance.Queues;
import io.trialsuite.localaws.http.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import tools.jackson.databind.JsonNode;

class FaultTests {

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalAws aws = LocalAws.start(LocalAwsOptions.defaults());
    private final SqsClient sqs = impatient();
    private final SnsClient sns = Aws.sns(aws.endpoint());
    private final Queues queues = new Queues(sqs);
    private final String url = queues.standard(Map.of());

    /** Does not try again, so that each fault is seen. */
    private SqsClient impatient() {
        return SqsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(Aws.credentials())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private JsonNode faults(String method, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(aws.endpoint().resolve("/_local/faults"))
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        return response.body().length == 0 ? Json.object() : Json.read(response.body());
    }

    @Test
    void oneServiceCanBeCutWhileTheOthersWork() throws Exception {
        faults("PUT", "[{\"service\":\"sns\",\"status\":503}]");

        assertThatThrownBy(sns::listTopics).isInstanceOfSatisfying(SnsException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(503);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
        });
        queues.send(url, "still works");

        faults("DELETE", "");

        assertThat(sns.listTopics().topics()).isEmpty();
    }

    @Test
    void aRuleCanAimAtOneActionOnOneQueueAndEndByItself() throws Exception {
        var other = queues.standard(Map.of());
        faults("PUT", """
                {"rules": [{"service": "sqs", "action": "Send*", "resource": "%s",
                            "status": 400, "code": "RequestThrottled", "times": 2}]}
                """.formatted(url.substring(url.lastIndexOf('/') + 1)));

        queues.send(other, "not hit");
        assertThat(queues.receive(url)).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> queues.send(url, "hit"))
                    .isInstanceOfSatisfying(
                            SqsException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestThrottled"));
        }
        queues.send(url, "over");

        assertThat(queues.bodies(url)).containsExactly("over");
        assertThat(faults("GET", "").at("/rules/0/strikes").asInt()).isEqualTo(2);
    }

    @Test
    void theSameSeedHitsTheSameRequests() throws Exception {
        var first = pattern();
        var second = pattern();

        assertThat(second).isEqualTo(first);
        assertThat(first).contains(true, false);
    }

    private List<Boolean> pattern() throws Exception {
        faults(
                "PUT",
                "{\"seed\": 42, \"rules\": [{\"service\":\"sqs\",\"action\":\"SendMessage\",\"rate\":0.5,\"status\":503}]}");
        var hits = new ArrayList<Boolean>();
        for (int i = 0; i < 20; i++) {
            try {
                queues.send(url, "x");
                hits.add(false);
            } catch (SqsException e) {
                hits.add(true);
            }
        }
        return hits;
    }

    @Test
    void anAnswerCanBeDelayed() throws Exception {
        faults("PUT", "[{\"service\":\"sqs\",\"action\":\"SendMessage\",\"delayMs\":300}]");
        long began = System.nanoTime();

        queues.send(url, "slow");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aDroppedConnectionLosesTheAnswerAndNotTheMessage() throws Exception {
        faults("PUT", "[{\"service\":\"sqs\",\"action\":\"SendMessage\",\"drop-connection\":true,\"times\":1}]");

        assertThatThrownBy(() -> queues.send(url, "answer lost")).isInstanceOf(SdkClientException.class);

        assertThat(queues.bodies(url)).containsExactly("answer lost");
    }

    @Test
    void aDeliveryCanBeRepeatedAfterItsDeletion() throws Exception {
        faults("PUT", "[{\"service\":\"sqs\",\"duplicate\":true}]");
        queues.send(url, "twice");

        for (int i = 0; i < 2; i++) {
            var message = queues.receive(url).getFirst();
            assertThat(message.body()).isEqualTo("twice");
            queues.delete(url, message);
        }

        assertThat(queues.receive(url)).isEmpty();
    }

    @Test
    void aRuleWithATypingErrorIsRefusedAndTheOthersStay() throws Exception {
        faults("PUT", "[{\"service\":\"sns\",\"status\":503}]");

        var answer = faults("PUT", "[{\"service\":\"sns\",\"staus\":503}]");

        assertThat(answer.path("code").asString()).isEqualTo("InvalidFaultRule");
        assertThat(answer.path("message").asString()).contains("staus");
        assertThat(faults("GET", "").at("/rules/0/status").asInt()).isEqualTo(503);
    }

    @Test
    void healthAndDepthsAreAnsweredWhateverTheRulesSay() throws Exception {
        queues.send(url, "one");
        faults("PUT", "[{\"status\":500}]");

        var health = Json.read(http.send(
                        HttpRequest.newBuilder(aws.endpoint().resolve("/_local/health"))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body());

        var name = url.substring(url.lastIndexOf('/') + 1);
        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.path("queues").path(name).path("visible").asInt()).isEqualTo(1);
    }
}
