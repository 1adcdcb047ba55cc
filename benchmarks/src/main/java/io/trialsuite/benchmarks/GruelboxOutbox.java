package io.trialsuite.benchmarks;

import com.gruelbox.transactionoutbox.DefaultInvocationSerializer;
import com.gruelbox.transactionoutbox.DefaultPersistor;
import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.SpringTransactionManager;
import com.gruelbox.transactionoutbox.SpringTransactionOutboxConfiguration;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** gruelbox's transaction-outbox: it hands over after the commit, and flushes what was left over until nothing is. */
record GruelboxOutbox(BenchmarkDatabase database, BenchmarkApplication application, Repeating flushing)
        implements Contender {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String SCHEMA = "gruelbox";

    /** What the library calls by proxy. */
    interface Delivery {
        void deliver(Placed event);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SpringTransactionOutboxConfiguration.class)
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
        TransactionOutbox outbox(SpringTransactionManager transactions, Workers workers, CountingSink sink) {
            Delivery delivery = sink::take;
            return TransactionOutbox.builder()
                    .transactionManager(transactions)
                    .persistor(persistor(false))
                    .instantiator(Instantiator.using(type -> delivery))
                    .submitter(Submitter.withExecutor(workers))
                    .attemptFrequency(Duration.ofMinutes(10))
                    .build();
        }
    }

    static GruelboxOutbox open(BenchmarkDatabase database) {
        database.define(SCHEMA);
        persistor(true).migrate(TransactionManager.fromDataSource(database.ownerOf(SCHEMA)));
        database.allowDeleting(SCHEMA);
        var application = BenchmarkApplication.start(database, SCHEMA, "com.gruelbox", Map.of(), Beans.class);
        var outbox = application.bean(TransactionOutbox.class);
        return new GruelboxOutbox(database, application, new Repeating(PAUSE, () -> flush(outbox)));
    }

    private static Persistor persistor(boolean migrate) {
        return DefaultPersistor.builder()
                .dialect(Dialect.POSTGRESQL_9)
                .migrate(migrate)
                .serializer(DefaultInvocationSerializer.builder()
                        .serializableTypes(Set.of(Placed.class))
                        .build())
                .build();
    }

    private static void flush(TransactionOutbox outbox) {
        var more = true;
        while (more) {
            more = outbox.flush();
        }
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
        var outbox = application.bean(TransactionOutbox.class);
        events.forEach(event -> outbox.schedule(Delivery.class).deliver(event));
        return events.stream().map(Placed::number).toList();
    }

    @Override
    public void ripen() {
        database.admin()
                .execute("update gruelbox.txno_outbox set nextattempttime = nextattempttime - interval '1 day'");
    }

    @Override
    public void start() {
        application.bean(Workers.class).work();
        flushing.start();
    }

    @Override
    public void stop() {
        flushing.stop();
        application.bean(Workers.class).rest();
    }

    @Override
    public void clear() {
        database.admin().execute("truncate gruelbox.txno_outbox");
    }

    @Override
    public void close() {
        application.close();
    }
}
