package io.trialsuite.benchmarks;

import io.namastack.outbox.Outbox;
import io.namastack.outbox.OutboxProcessingScheduler;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Namastack Outbox, tuned: it looks every 25 ms for up to 800 keys, and deletes what it has delivered. */
record NamastackOutbox(BenchmarkDatabase database, BenchmarkApplication application) implements Contender {

    private static final String SCHEMA = "namastack";

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        CountingSink sink() {
            return new CountingSink();
        }

        @Bean
        OutboxTypedHandler<Placed> handler(CountingSink sink) {
            return new Delivering(sink);
        }
    }

    /** A class, since the library reads the type from it. */
    static class Delivering implements OutboxTypedHandler<Placed> {
        private final CountingSink sink;

        Delivering(CountingSink sink) {
            this.sink = sink;
        }

        @Override
        public void handle(Placed event, OutboxRecordMetadata metadata) {
            sink.take(event);
        }
    }

    static NamastackOutbox open(BenchmarkDatabase database) {
        database.define(SCHEMA, "schema/postgres/outbox-tables.sql");
        database.allowDeleting(SCHEMA);
        var workers = Integer.toString(Workers.COUNT);
        var outbox = new NamastackOutbox(
                database,
                BenchmarkApplication.start(
                        database,
                        SCHEMA,
                        "io.namastack",
                        Map.of(
                                "namastack.outbox.jdbc.schema-initialization.enabled", "false",
                                "namastack.outbox.polling.fixed.interval", "25ms",
                                "namastack.outbox.polling.batch-size", "800",
                                "namastack.outbox.processing.executor-core-pool-size", workers,
                                "namastack.outbox.processing.executor-max-pool-size", workers,
                                "namastack.outbox.processing.delete-completed-records", "true"),
                        Beans.class));
        outbox.stop();
        return outbox;
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
        var outbox = application.bean(Outbox.class);
        events.forEach(event -> outbox.schedule(event, event.subject()));
        return events.stream().map(Placed::number).toList();
    }

    @Override
    public void start() {
        application.bean(OutboxProcessingScheduler.class).start();
    }

    @Override
    public void stop() {
        application.bean(OutboxProcessingScheduler.class).stop();
    }

    @Override
    public void clear() {
        database.admin().execute("truncate namastack.outbox_record");
    }

    @Override
    public void close() {
        application.close();
    }
}
