package io.trialsuite.outbox;

import io.trialsuite.test.TestDatabase;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** A service as small as can be: publishes to one topic, consumes two queues, with everything auto-configured. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SampleApplication {

    @Bean
    Effects effects(JdbcTemplate jdbc, Outbox outbox) {
        return new Effects(jdbc, outbox);
    }

    @Bean
    Subscription inbox(Effects effects) {
        return Subscription.to(SampleAws.INBOX)
                .on("sample.thing.happened.v1", Effects.Happened.class, effects::happened);
    }

    @Bean
    Subscription raw(Effects effects) {
        return Subscription.toRaw(SampleAws.RAW, effects::raw);
    }

    static ConfigurableApplicationContext start(
            TestDatabase database, URI aws, Map<String, String> properties, Class<?>... more) {
        var all = new HashMap<String, Object>(Map.ofEntries(
                Map.entry("spring.application.name", "sample-service"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("spring.datasource.url", database.url()),
                Map.entry("spring.datasource.username", database.appUsername()),
                Map.entry("spring.datasource.password", database.password()),
                Map.entry("spring.datasource.hikari.connection-timeout", "2000"),
                Map.entry("spring.flyway.user", database.ownerUsername()),
                Map.entry("spring.flyway.password", database.password()),
                Map.entry("spring.flyway.default-schema", "sample"),
                Map.entry("spring.flyway.locations", "classpath:db/migration/sample"),
                Map.entry("spring.jpa.open-in-view", "false"),
                Map.entry("spring.cloud.aws.endpoint", aws.toString()),
                Map.entry("spring.cloud.aws.region.static", "us-east-1"),
                Map.entry("spring.cloud.aws.credentials.access-key", "test"),
                Map.entry("spring.cloud.aws.credentials.secret-key", "test"),
                Map.entry("outbox.topic", SampleAws.TOPIC),
                Map.entry("outbox.relay.backoff", "50ms"),
                Map.entry("outbox.relay.max-backoff", "500ms"),
                Map.entry("outbox.relay.lease", "3s"),
                Map.entry("outbox.relay.call-timeout", "1s"),
                Map.entry("outbox.consumption.poll-timeout", "1s"),
                Map.entry("outbox.consumption.visibility", "3s"),
                Map.entry("outbox.consumption.backoff", "1s"),
                Map.entry("outbox.consumption.stop-timeout", "2s")));
        all.putAll(properties);
        var sources = new Class<?>[more.length + 1];
        sources[0] = SampleApplication.class;
        System.arraycopy(more, 0, sources, 1, more.length);
        return new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .properties(all)
                .logStartupInfo(false)
                .run();
    }
}
