package io.trialsuite.outbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.json.JsonMapper;

/** A relay in a process of its own that publishes, says so, and never learns that it did: made to be killed. */
final class StuckRelay {

    static final String PUBLISHED = "published";

    private StuckRelay() {}

    public static void main(String... arguments) throws InterruptedException {
        var dataSource = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        var jdbc = OutboxJdbc.of(dataSource, new JdbcTransactionManager(dataSource));
        var sns = SnsClient.builder()
                .endpointOverride(URI.create(arguments[3]))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
        var json = JsonMapper.shared();
        var wire = new WireMessages(new Envelope(json, "/sample-service", null), json, List.of(), null, 256 * 1024);
        var real = new SnsPublisher(
                sns,
                new TopicArns(sns, null),
                new TopicLimits(sns, 256 * 1024),
                wire,
                Duration.ofSeconds(5),
                Clock.systemUTC());
        var forever = new CountDownLatch(1);
        MessagePublisher stuck = (topic, batch) -> {
            real.publish(topic, batch);
            System.out.println(PUBLISHED);
            try {
                forever.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        var settings = OutboxFixture.settings(Map.of());
        Relay.create(
                        jdbc,
                        stuck,
                        new WakeupChannel(jdbc.template(), dataSource::getConnection),
                        settings,
                        OutboxFixture.TENANT,
                        RelayObserver.NONE)
                .start();
        forever.await();
    }
}
