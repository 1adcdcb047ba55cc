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
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the outbox on one durable PostgreSQL in one run, beside the same layout in raw SQL.
 *
 * <p>{@code --json FILE} writes the figures, {@code --passes 3}, {@code --seconds 5} and {@code --backlog 50000} say how much.
 */
public final class OutboxBenchmark {

    private final Settings settings;
    private final Report report = new Report();

    private OutboxBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** What the command line says. */
    record Settings(String json, int passes, int seconds, int backlog) {

        static Settings parse(String... arguments) {
            var settings = new Settings("", 3, 5, 50_000);
            for (var n = 0; n + 1 < arguments.length; n += 2) {
                var value = arguments[n + 1];
                settings = switch (arguments[n]) {
                    case "--json" -> new Settings(value, settings.passes, settings.seconds, settings.backlog);
                    case "--passes" ->
                        new Settings(settings.json, Integer.parseInt(value), settings.seconds, settings.backlog);
                    case "--seconds" ->
                        new Settings(settings.json, settings.passes, Integer.parseInt(value), settings.backlog);
                    case "--backlog" ->
                        new Settings(settings.json, settings.passes, settings.seconds, Integer.parseInt(value));
                    default -> throw new IllegalArgumentException("Unknown option " + arguments[n]);
                };
            }
            return settings;
        }

        Duration duration() {
            return Duration.ofSeconds(seconds);
        }
    }

    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        var benchmark = new OutboxBenchmark(Settings.parse(arguments));
        benchmark.run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        try (var database = new BenchmarkDatabase()) {
            try (var application = BenchmarkApplication.start(
                    database,
                    Map.of("outbox.consumption.enabled", "false"),
                    BenchmarkApplication.InMemoryBroker.class)) {
                application.relay().stop();
                businessTransactions(application, database);
                drains(application, database);
                application.relay().start();
                published(application);
            }
            drainToSns(database);
            handled(database);
        }
        report.print(System.out);
        if (!settings.json().isEmpty()) {
            Files.writeString(
                    Path.of(settings.json()),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report.rows()));
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
            for (var pass = 0; pass < settings.passes(); pass++) {
                for (var writer : Writer.values()) {
                    results.computeIfAbsent(writer, key -> new ArrayList<>())
                            .add(transactions.run(writer, events, settings.duration()));
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
        results.forEach((writer, passes) -> {
            var perSecond = Report.median(passes, BusinessTransactions.Result::perSecond);
            var time = Report.median(passes, result -> result.time().total());
            var row = report.row("business transaction, %d event(s), %s".formatted(events, writer))
                    .put("tx/s", perSecond)
                    .put("us", time)
                    .put("us/event", (time - timeWithout) / events)
                    .put("wal", Report.median(passes, BusinessTransactions.Result::wal));
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
        for (var pass = 0; pass < settings.passes(); pass++) {
            draining.fill(settings.backlog());
            raw.add(draining.raw(settings.backlog()));
            none.add(draining.relay(settings.backlog(), Duration.ZERO));
            draining.fill(settings.backlog());
            slow.add(draining.relay(settings.backlog(), Duration.ofMillis(5)));
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

    private Report.Row drain(String name, List<Draining.Result> passes) {
        return report.row(name)
                .put("events/s", Report.median(passes, Draining.Result::perSecond))
                .put("us client", Report.median(passes, result -> result.time().client()))
                .put("us server", Report.median(passes, result -> result.time().server()))
                .put("wal", Report.median(passes, Draining.Result::wal))
                .put("fill", Report.median(passes, Draining.Result::fill))
                .put("out of order", Report.median(passes, Draining.Result::outOfOrder));
    }

    private void published(BenchmarkApplication application) {
        for (var rate : List.of(200, 1_000)) {
            var passes = new ArrayList<Pacing.Result>();
            for (var pass = 0; pass < settings.passes(); pass++) {
                var latencies = new Latencies();
                application.sink().reset(Duration.ZERO, latencies);
                passes.add(new Pacing(application).run(rate, settings.duration().multipliedBy(2), latencies));
            }
            latency("commit to no-op broker at %d/s".formatted(rate), passes, rate == 200);
        }
    }

    private void latency(String name, List<Pacing.Result> passes, boolean hasGoal) {
        var p50 = Report.median(passes, Pacing.Result::p50);
        var p99 = Report.median(passes, Pacing.Result::p99);
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
            for (var pass = 0; pass < settings.passes(); pass++) {
                application.relay().stop();
                draining.fill(settings.backlog());
                var before = published.count();
                var started = System.nanoTime();
                application.relay().start();
                Waiting.until(() -> published.count() - before >= settings.backlog());
                rates.add(settings.backlog() / ((System.nanoTime() - started) / 1e9));
            }
        }
        report.row("drain, embedded SNS").put("events/s", Report.median(rates, rate -> rate));
    }

    private void handled(BenchmarkDatabase database) {
        try (var broker = new LocalBroker(true);
                var application = BenchmarkApplication.start(
                        database, broker.properties(true), BenchmarkApplication.Consumer.class)) {
            for (var rate : List.of(200, 1_000)) {
                var passes = new ArrayList<Pacing.Result>();
                for (var pass = 0; pass < settings.passes(); pass++) {
                    var latencies = new Latencies();
                    application.context().getBean(HandledMessages.class).reset(latencies);
                    passes.add(new Pacing(application)
                            .run(rate, settings.duration().multipliedBy(2), latencies));
                }
                latency("commit to handler, embedded SNS and SQS, at %d/s".formatted(rate), passes, false);
            }
        }
    }
}
