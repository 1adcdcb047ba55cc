package io.trialsuite.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

/**
 * Spring Modulith's event publication registry: it hands over after the commit, deletes what was handled, and works off what was
 * left over by resubmission of failed publications, which is the only way it has.
 */
record ModulithPublications(BenchmarkDatabase database, BenchmarkApplication application, Repeating resubmitting)
        implements Contender {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String SCHEMA = "modulith";

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        CountingSink sink() {
            return new CountingSink();
        }

        @Bean
        Workers workers() {
            return new Workers();
        }

        @Bean
        Listener listener(CountingSink sink) {
            return new Listener(sink);
        }
    }

    /** Not final, since it is called by proxy. */
    static class Listener {
        private final CountingSink sink;

        Listener(CountingSink sink) {
            this.sink = sink;
        }

        @ApplicationModuleListener
        public void on(Placed event) {
            sink.take(event);
        }
    }

    static ModulithPublications open(BenchmarkDatabase database) {
        database.define(SCHEMA, "org/springframework/modulith/events/jdbc/schemas/v2/schema-postgresql.sql");
        database.allowDeleting(SCHEMA);
        var application = BenchmarkApplication.start(
                database,
                SCHEMA,
                "org.springframework.modulith",
                Map.of(
                        "spring.modulith.events.jdbc.schema-initialization.enabled", "false",
                        "spring.modulith.events.completion-mode", "delete"),
                Beans.class);
        var failed = application.bean(FailedEventPublications.class);
        var options = ResubmissionOptions.defaults().withBatchSize(1_000).withMaxInFlight(1_000);
        return new ModulithPublications(database, application, new Repeating(PAUSE, () -> failed.resubmit(options)));
    }

    @Override
    public String name() {
        return SCHEMA;
    }

    @Override
    public CountingSink sink() {
        return application.bean(CountingSink.class);
    }

    @Override
    public List<?> record(List<Placed> events) {
        events.forEach(application.context()::publishEvent);
        return events.stream().map(Placed::number).toList();
    }

    @Override
    public void ripen() {
        database.admin().execute("update modulith.event_publication set status = 'FAILED'");
    }

    @Override
    public void start() {
        application.bean(Workers.class).work();
        resubmitting.start();
    }

    @Override
    public void stop() {
        resubmitting.stop();
        application.bean(Workers.class).rest();
    }

    @Override
    public void clear() {
        database.admin().execute("truncate modulith.event_publication");
    }

    /** Cleared first: it would read every publication left over. */
    @Override
    public void close() {
        clear();
        application.close();
    }
}
