package io.trialsuite.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trialsuite.benchmarks.BusinessTransactions.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures the outbox on one durable PostgreSQL in one run, beside the same layout in raw SQL. */
@Command(
        name = "outbox",
        description = "What the outbox costs, how fast it drains and how soon it delivers; about ten minutes.",
        mixinStandardHelpOptions = true)
final class OutboxBenchmark implements Callable<Integer> {

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    @Option(
            names = "--passes",
            defaultValue = "3",
            description = "Each figure is the median of so many (${DEFAULT-VALUE}).")
    private int passes;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of a timed pass (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--backlog", defaultValue = "50000", description = "Events to work off (${DEFAULT-VALUE}).")
    private int backlog;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES}; all by default.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    private final Report report = new Report();

    /** What can be measured by itself. */
    enum Part {
        TRANSACTIONS,
        DRAIN,
        PUBLISHED,
        SNS,
        HANDLED
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        run();
        report.print(System.out);
        if (json != null) {
            Files.writeString(
                    json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report.rows()));
        }
        return 0;
    }

    private void run() throws IOException, InterruptedException, SQLException {
        try (var database = new BenchmarkDatabase()) {
            try (var application = BenchmarkApplication.start(
                    database,
                    Map.of("outbox.consumption.enabled", "false"),
                    BenchmarkApplication.InMemoryBroker.class)) {
                application.relay().stop();
                if (only.contains(Part.TRANSACTIONS)) {
                    businessTransactions(application, database);
                }
                if (only.contains(Part.DRAIN)) {
                    drains(application, database);
                }
                application.relay().start();
                if (only.contains(Part.PUBLISHED)) {
                    published(application);
                }
            }
            if (only.contains(Part.SNS)) {
                drainToSns(database);
            }
            if (only.contains(Part.HANDLED)) {
                handled(database);
            }
        }
    }

    private void businessTransactions(BenchmarkApplication application, BenchmarkDatabase database)
            throws InterruptedException {
        var transactions = new BusinessTransactions(application, database);
        for (var writer : Writer.values()) {
            transactions.run(writer, 1, Duration.ofSeconds(3));
        }
        for (var events : List.of(1, 5)) {
            var results = new EnumMap<Writer, List<BusinessTransactions.Result>>(Writer.class);
            for (var pass = 0; pass < passes; pass++) {
                for (var writer : Writer.values()) {
                    results.computeIfAbsent(writer, key -> new ArrayList<>())
                            .add(transactions.run(writer, events, Duration.ofSeconds(seconds)));
                }
            }
            compare(events, results);
        }
    }

    private void compare(int events, Map<Writer, List<BusinessTransactions.Result>> results) {
        var without =
                Report.median(results.getOrDefault(Writer.NOBODY, List.of()), BusinessTransactions.Result::perSecond);
        var timeWithout = Report.median(
                results.getOrDefault(Writer.NOBODY, List.of()),
                result -> result.time().total());
        results.forEach((writer, runs) -> {
            var perSecond = Report.median(runs, BusinessTransactions.Result::perSecond);
            var time = Report.median(runs, result -> result.time().total());
            var row = report.row("business transaction, %d event(s), %s".formatted(events, writer))
                    .put("tx/s", perSecond)
                    .put("us", time)
                    .put("us/event", (time - timeWithout) / events)
                    .put("wal", Report.median(runs, BusinessTransactions.Result::wal));
            if (writer == Writer.OUTBOX && events == 1) {
                row.goal("ratio", perSecond / without, perSecond / without >= 0.80);
            } else {
                row.put("ratio", perSecond / without);
            }
        });
    }

    private void drains(BenchmarkApplication application, BenchmarkDatabase database) {
        var draining = new Draining(application, database);
        draining.settle();
        var raw = new ArrayList<Draining.Result>();
        var none = new ArrayList<Draining.Result>();
        var slow = new ArrayList<Draining.Result>();
        for (var pass = 0; pass < passes; pass++) {
            draining.fill(backlog);
            raw.add(draining.raw(backlog));
            none.add(draining.relay(backlog, Duration.ZERO));
            draining.fill(backlog);
            slow.add(draining.relay(backlog, Duration.ofMillis(5)));
        }
        var reference = Report.median(raw, Draining.Result::perSecond);
        var reached = Report.median(none, Draining.Result::perSecond);
        drain("drain, raw reference", raw);
        drain("drain, no-op broker", none)
                .put("of raw", reached / reference)
                .goal("events/s", reached, reached >= 40_000 && reached / reference >= 0.6);
        var atFive = Report.median(slow, Draining.Result::perSecond);
        drain("drain, 5 ms broker", slow).goal("events/s", atFive, atFive >= 15_000);
    }

    private Report.Row drain(String name, List<Draining.Result> runs) {
        return report.row(name)
                .put("events/s", Report.median(runs, Draining.Result::perSecond))
                .put("us client", Report.median(runs, result -> result.time().client()))
                .put("us server", Report.median(runs, result -> result.time().server()))
                .put("wal", Report.median(runs, Draining.Result::wal))
                .put("fill", Report.median(runs, Draining.Result::fill))
                .put("out of order", Report.median(runs, Draining.Result::outOfOrder));
    }

    private void published(BenchmarkApplication application) {
        for (var rate : List.of(200, 1_000)) {
            var runs = new ArrayList<Pacing.Result>();
            for (var pass = 0; pass < passes; pass++) {
                var latencies = new Latencies();
                application.sink().reset(Duration.ZERO, latencies);
                runs.add(new Pacing(application)
                        .run(rate, Duration.ofSeconds(seconds).multipliedBy(2), latencies));
            }
            latency("commit to no-op broker at %d/s".formatted(rate), runs, rate == 200);
        }
    }

    private void latency(String name, List<Pacing.Result> runs, boolean hasGoal) {
        var p50 = Report.median(runs, Pacing.Result::p50);
        var p99 = Report.median(runs, Pacing.Result::p99);
        var row = report.row(name).put("p50 ms", p50);
        if (hasGoal) {
            row.goal("p99 ms", p99, p50 < 1 && p99 < 15);
        } else {
            row.put("p99 ms", p99);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Meters {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    private void drainToSns(BenchmarkDatabase database) {
        var rates = new ArrayList<Double>();
        try (var broker = new LocalBroker(false);
                var application = BenchmarkApplication.start(database, broker.properties(false), Meters.class)) {
            var draining = new Draining(application, database);
            var published = application
                    .context()
                    .getBean(MeterRegistry.class)
                    .counter("outbox.published", "topic", BenchmarkApplication.TOPIC);
            for (var pass = 0; pass < passes; pass++) {
                application.relay().stop();
                draining.fill(backlog);
                var before = published.count();
                var started = System.nanoTime();
                application.relay().start();
                Waiting.until(() -> published.count() - before >= backlog);
                rates.add(backlog / ((System.nanoTime() - started) / 1e9));
            }
        }
        report.row("drain, embedded SNS").put("events/s", Report.median(rates, rate -> rate));
    }

    private void handled(BenchmarkDatabase database) {
        try (var broker = new LocalBroker(true);
                var application = BenchmarkApplication.start(
                        database, broker.properties(true), BenchmarkApplication.Consumer.class)) {
            for (var rate : List.of(200, 1_000)) {
                var runs = new ArrayList<Pacing.Result>();
                for (var pass = 0; pass < passes; pass++) {
                    var latencies = new Latencies();
                    application.context().getBean(HandledMessages.class).reset(latencies);
                    runs.add(new Pacing(application)
                            .run(rate, Duration.ofSeconds(seconds).multipliedBy(2), latencies));
                }
                latency("commit to handler, embedded SNS and SQS, at %d/s".formatted(rate), runs, false);
            }
        }
    }
}
