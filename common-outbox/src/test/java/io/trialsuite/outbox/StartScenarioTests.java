package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import io.trialsuite.test.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class StartScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void aServiceStartsWithoutItsBrokerAndWorksOnceItIsThere() {
        var port = freePort();
        var endpoint = URI.create("http://127.0.0.1:" + port);
        try (var database = TestDatabase.create("sample");
                var service = SampleApplication.start(database, endpoint, Map.of())) {
            new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(
                            status -> service.getBean(Outbox.class).append(happened("early", 1)));
            assertThat(service.getBean(EventFlow.class).pending()).isEqualTo(1);

            try (var aws = LocalAws.start(options(port))) {
                // a topic that has no subscription yet accepts an event and keeps it for nobody
                SampleAws.faults(aws.endpoint(), "[{\"service\":\"sns\",\"action\":\"Publish*\",\"status\":503}]");
                connect(aws.endpoint());
                SampleAws.faults(aws.endpoint(), "[]");

                await().atMost(PATIENCE)
                        .until(() ->
                                service.getBean(Effects.class).numbers("early").size() == 1);
            }
        }
    }

    private static LocalAwsOptions options(int port) {
        var defaults = LocalAwsOptions.defaults();
        return new LocalAwsOptions(port, defaults.data(), defaults.clock(), defaults.account());
    }

    private static void connect(URI endpoint) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        try (var sns = SnsClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .build();
                var sqs = SqsClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .build()) {
            SampleAws.connect(sns, sqs);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
