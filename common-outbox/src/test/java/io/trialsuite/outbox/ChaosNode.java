package io.trialsuite.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.json.JsonMapper;

/** An instance of a service, relay and consumer, in a process that can be killed at any moment. */
final class ChaosNode {

    private final Relay relay;
    private final Consumers consumers;

    /** @param deduplicating false to show what the inbox is for */
    ChaosNode(String url, URI endpoint, boolean deduplicating) {
        var dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(url);
        dataSource.setUsername(ChaosDatabase.APP);
        dataSource.setPassword(ChaosDatabase.PASSWORD);
        dataSource.setMaximumPoolSize(16);
        dataSource.setConnectionTimeout(2_000);
        var jdbc = OutboxJdbc.of(dataSource, new JdbcTransactionManager(dataSource));
        var listening = new DriverManagerDataSource(url, ChaosDatabase.APP, ChaosDatabase.PASSWORD);
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        var sns = SnsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        var sqs = SqsAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        var json = JsonMapper.shared();
        var wire = new WireMessages(new Envelope(json, "/chaos", null), json, List.of(), null, 256 * 1024);
        var publisher = new SnsPublisher(
                sns,
                new TopicArns(sns, null),
                new TopicLimits(sns, 256 * 1024),
                wire,
                Duration.ofSeconds(1),
                Clock.systemUTC());
        relay = Relay.create(
                jdbc,
                publisher,
                new WakeupChannel(jdbc.template(), listening::getConnection),
                OutboxFixture.settings(Map.of("lease", "3s", "call-timeout", "1s")),
                "organizationid",
                RelayObserver.NONE);
        var effects = new Effects(jdbc.template(), messages -> {});
        effects.then(message -> {
            if (RandomGenerator.getDefault().nextInt(50) == 0) {
                throw new IllegalStateException("one in fifty fails");
            }
        });
        var inbox = deduplicating ? new JdbcInbox(jdbc, () -> {}, json) : forgetful(jdbc);
        var subscription = Subscription.to(SampleAws.INBOX)
                .on("sample.thing.happened.v1", Effects.Happened.class, effects::happened);
        consumers = new Consumers(
                List.of(subscription),
                sqs,
                new OutboxProperties.Consumption(
                        true,
                        10,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2)),
                one -> new MessageHandling(
                        one, new EnvelopeReader(json), inbox, List.of(), ConsumptionObserver.NONE, Tracing.NONE),
                queue -> new DeadLetterQueue(sqs, json, queue));
    }

    private static Inbox forgetful(OutboxJdbc jdbc) {
        return new Inbox() {
            @Override
            public Taken handleOnce(Receipt receipt, Runnable effect) {
                jdbc.ownTransaction().executeWithoutResult(status -> effect.run());
                return new Taken.InTurn();
            }

            @Override
            public void deadLettered(Receipt receipt, String reason) {}
        };
    }

    void start() {
        relay.start();
        consumers.start();
    }

    void stop() {
        consumers.stop();
        relay.stop();
    }

    public static void main(String... arguments) throws InterruptedException {
        new ChaosNode(arguments[0], URI.create(arguments[1]), true).start();
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
