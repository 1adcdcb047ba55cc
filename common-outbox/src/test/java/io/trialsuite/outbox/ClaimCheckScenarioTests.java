package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.AT;
import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Data larger than a message travels by way of S3, and nobody downstream notices. */
class ClaimCheckScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BUCKET = "sample-large-data";

    private TestDatabase database;
    private SampleAws aws;
    private ConfigurableApplicationContext service;
    private Effects effects;

    @TestConfiguration(proxyBeanMethods = false)
    static class Storage {
        @Bean
        S3Client s3(Environment environment) {
            return s3(environment.getRequiredProperty("spring.cloud.aws.endpoint"));
        }

        static S3Client s3(String endpoint) {
            return S3Client.builder()
                    .endpointOverride(URI.create(endpoint))
                    .region(Region.US_EAST_1)
                    .forcePathStyle(true)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                    .build();
        }
    }

    record Large(int number, String text) {}

    @BeforeEach
    void open() {
        database = TestDatabase.create("sample");
        aws = new SampleAws();
        Storage.s3(aws.aws.endpoint().toString()).createBucket(request -> request.bucket(BUCKET));
        service = SampleApplication.start(
                database, aws.aws.endpoint(), Map.of("outbox.claim-check.bucket", BUCKET), Storage.class);
        effects = service.getBean(Effects.class);
    }

    @AfterEach
    void close() {
        service.close();
        aws.close();
        database.close();
    }

    private void append(OutboxMessage... messages) {
        new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> service.getBean(Outbox.class).append(messages));
    }

    private static OutboxMessage large(String subject, int number, int bytes) {
        return OutboxMessage.of("sample.thing.happened.v1", subject, AT, new Large(number, "x".repeat(bytes)));
    }

    @Test
    void largeDataComesBackTransparentlyAndInOrder() {
        append(happened("mixed", 1), large("mixed", 2, 2 << 20), large("mixed", 3, 300 << 10), happened("mixed", 4));

        await().atMost(PATIENCE).until(() -> effects.numbers("mixed").size() == 4);
        assertThat(effects.numbers("mixed")).containsExactly(1, 2, 3, 4);
        assertThat(service.getBean(S3Client.class)
                        .listObjectsV2(request -> request.bucket(BUCKET))
                        .keyCount())
                .isEqualTo(2);
    }

    @Test
    void whileTheStoreIsAwayOnlyLargeDataWaits() {
        aws.faults("[{\"service\":\"s3\",\"status\":503}]");

        append(large("large", 1, 300 << 10), happened("small", 2));

        await().atMost(PATIENCE).until(() -> effects.numbers("small").size() == 1);
        assertThat(effects.numbers("large")).isEmpty();
        aws.faults("[]");
        await().atMost(PATIENCE).until(() -> effects.numbers("large").size() == 1);
        assertThat(service.getBean(EventFlow.class).parked()).isZero();
    }

    @Test
    void whileTheStoreIsAwayAReceivedMessageWaitsAndSpendsNoDelivery() {
        aws.faults("[{\"service\":\"s3\",\"action\":\"GetObject*\",\"status\":503}]");
        append(large("large", 1, 300 << 10), large("large", 2, 300 << 10));
        var flow = service.getBean(EventFlow.class);
        await().atMost(PATIENCE).until(() -> flow.pending() == 0);

        await().pollDelay(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> true);
        assertThat(effects.numbers("large")).isEmpty();
        aws.faults("[]");

        await().atMost(PATIENCE).until(() -> effects.numbers("large").equals(List.of(1, 2)));
        assertThat(flow.find(EventFlow.Query.between(
                                Instant.EPOCH, Instant.now().plusSeconds(60)))
                        .handled())
                .extracting(HandledEvent::attempts)
                .containsExactly(1, 1);
        assertThat(aws.depth(SampleAws.DEAD)).isZero();
    }

    @Test
    void evenWithAClaimCheckThereIsALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> append(large("huge", 1, 17 << 20)));
    }

    @Test
    void aReferenceThatLeadsElsewhereOrNowhereIsPoison() {
        var store = service.getBean(ClaimCheck.class);
        var reference = store.leave(MessageId.next(), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(store.collect(reference)).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        for (var nothing : List.of("", "/", "/absent.json", "/" + MessageId.next() + ".json", "/" + "x".repeat(2000))) {
            assertThatExceptionOfType(PoisonMessage.class)
                    .isThrownBy(() -> store.collect(URI.create("s3://" + BUCKET + nothing)));
        }
        assertThatExceptionOfType(PoisonMessage.class)
                .isThrownBy(() -> store.collect(URI.create("s3://other-bucket/x.json")));
        assertThatExceptionOfType(PoisonMessage.class)
                .isThrownBy(() -> store.collect(URI.create("http://169.254.169.254/latest")));
    }
}
