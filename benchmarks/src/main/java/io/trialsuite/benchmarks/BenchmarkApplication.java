package io.trialsuite.benchmarks;

import io.trialsuite.outbox.MessagePublisher;
import io.trialsuite.outbox.Outbox;
import io.trialsuite.outbox.OutboxMessage;
import io.trialsuite.outbox.Subscription;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The service that is measured: the library as any service gets it. */
record BenchmarkApplication(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String TOPIC = "bench-events.fifo";
    static final String QUEUE = "bench-inbox.fifo";
    static final String TYPE = "bench.order.placed.v1";

    /** About 330 bytes of JSON. */
    record Placed(String orderId, long account, long amount, String currency, String note) {}

    /** What the consumer reads. */
    record Seen(String orderId) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Base {}

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

    static BenchmarkApplication start(
            BenchmarkDatabase database, Map<String, Object> properties, Class<?>... configuration) {
        var all = new HashMap<String, Object>(Map.ofEntries(
                Map.entry("spring.application.name", "bench"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("spring.main.log-startup-info", "false"),
                Map.entry("spring.datasource.url", database.url()),
                Map.entry("spring.datasource.username", "bench_app"),
                Map.entry("spring.datasource.password", BenchmarkDatabase.PASSWORD),
                Map.entry("spring.datasource.hikari.maximum-pool-size", "24"),
                Map.entry("spring.flyway.user", "bench_owner"),
                Map.entry("spring.flyway.password", BenchmarkDatabase.PASSWORD),
                Map.entry("spring.flyway.default-schema", "bench"),
                Map.entry("spring.flyway.locations", "classpath:db/migration/bench"),
                Map.entry("spring.cloud.aws.region.static", "us-east-1"),
                Map.entry("spring.cloud.aws.credentials.access-key", "test"),
                Map.entry("spring.cloud.aws.credentials.secret-key", "test"),
                Map.entry("logging.level.root", "WARN"),
                Map.entry("outbox.topic", TOPIC)));
        all.putAll(properties);
        var sources = new Class<?>[configuration.length + 1];
        sources[0] = Base.class;
        System.arraycopy(configuration, 0, sources, 1, configuration.length);
        return new BenchmarkApplication(new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .properties(all)
                .run());
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    CountingSink sink() {
        return context.getBean(CountingSink.class);
    }

    SmartLifecycle relay() {
        return context.getBean("outboxRelay", SmartLifecycle.class);
    }

    static OutboxMessage event(long account, long number) {
        var placed = new Placed("order-" + number, account, number % 1_000, "EUR", "x".repeat(230));
        return OutboxMessage.of(TYPE, "account-" + account, Instant.EPOCH, placed);
    }

    @Override
    public void close() {
        context.close();
    }
}
