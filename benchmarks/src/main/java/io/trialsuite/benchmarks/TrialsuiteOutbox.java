package io.trialsuite.benchmarks;

import io.trialsuite.outbox.EventFlow;
import io.trialsuite.outbox.MessagePublisher;
import io.trialsuite.outbox.Outbox;
import io.trialsuite.outbox.OutboxMessage;
import io.trialsuite.outbox.Subscription;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ours, with its defaults. */
record TrialsuiteOutbox(BenchmarkApplication application) implements Contender {

    static final String TOPIC = "bench-events.fifo";
    static final String QUEUE = "bench-inbox.fifo";
    static final String TYPE = "bench.order.placed.v1";

    /** What the consumer reads. */
    record Seen(String orderId) {}

    @Configuration(proxyBeanMethods = false)
    static class InMemoryBroker {
        @Bean
        MessagePublisher sink() {
            return new CountingSink();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Consumer {
        @Bean
        HandledMessages handled() {
            return new HandledMessages();
        }

        @Bean
        Subscription inbox(HandledMessages handled) {
            return Subscription.to(QUEUE).on(TYPE, Seen.class, handled::handle);
        }
    }

    /** In front of a sink; the relay stands still. */
    static TrialsuiteOutbox open(BenchmarkDatabase database) {
        var outbox = start(database, Map.of("outbox.consumption.enabled", "false"), InMemoryBroker.class);
        outbox.stop();
        return outbox;
    }

    static TrialsuiteOutbox start(
            BenchmarkDatabase database, Map<String, Object> properties, Class<?>... configuration) {
        var all = new HashMap<String, Object>(Map.of(
                "spring.flyway.enabled", "true",
                "spring.flyway.user", "bench_owner",
                "spring.flyway.password", BenchmarkDatabase.PASSWORD,
                "spring.flyway.default-schema", "bench",
                "spring.flyway.locations", "classpath:db/migration/business,classpath:db/migration/raw",
                "spring.cloud.aws.region.static", "us-east-1",
                "spring.cloud.aws.credentials.access-key", "test",
                "spring.cloud.aws.credentials.secret-key", "test",
                "outbox.topic", TOPIC));
        all.putAll(properties);
        return new TrialsuiteOutbox(
                BenchmarkApplication.start(database, "bench", "io.trialsuite,io.awspring", all, configuration));
    }

    @Override
    public String name() {
        return "trialsuite";
    }

    @Override
    public CountingSink sink() {
        return application.bean(CountingSink.class);
    }

    @Override
    public List<?> record(List<Placed> events) {
        var messages = events.stream()
                .map(event -> OutboxMessage.of(TYPE, event.subject(), Instant.EPOCH, event))
                .toList();
        application.bean(Outbox.class).append(messages);
        return messages.stream().map(OutboxMessage::id).toList();
    }

    long pending() {
        return application.bean(EventFlow.class).pending();
    }

    @Override
    public void start() {
        relay().start();
    }

    @Override
    public void stop() {
        relay().stop();
    }

    private SmartLifecycle relay() {
        return application.context().getBean("outboxRelay", SmartLifecycle.class);
    }

    @Override
    public void clear() {
        start();
        Waiting.until(() -> pending() == 0);
        stop();
    }

    @Override
    public void close() {
        application.close();
    }
}
