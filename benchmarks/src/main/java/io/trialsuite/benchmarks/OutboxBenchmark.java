package io.trialsuite.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures the outbox on one durable PostgreSQL in one run, beside other outboxes and the same layout in raw SQL. */
@Command(
        name = "outbox",
        description =
                "What the outbox costs, how fast it drains and how soon it delivers, beside others; about half an hour.",
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
            names = "--large-backlog",
            defaultValue = "1000000",
            description = "Events to work off in BACKLOG (${DEFAULT-VALUE}).")
    private int largeBacklog;

    @Option(
            names = "--soak",
            paramLabel = "MINUTES",
            defaultValue = "0",
            description = "Let writers and the relay run for so long; without --only nothing else is measured.")
    private int soak;

    @Option(
            names = "--without",
            paramLabel = "PEER",
            split = ",",
            description = "Leave out some of ${COMPLETION-CANDIDATES}.")
    private Set<Peer> without = EnumSet.noneOf(Peer.class);

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES}; all but BACKLOG by default.")
    private @Nullable Set<Part> only;

    private final Report report = new Report();

    /** What can be measured by itself. */
    enum Part {
        TRANSACTIONS,
        DRAIN,
        PUBLISHED,
        SNS,
        HANDLED,
        BACKLOG
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        run(parts());
        report.print(System.out);
        if (json != null) {
            Files.writeString(
                    json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report.rows()));
        }
        return 0;
    }

    private Set<Part> parts() {
        if (only != null) {
            return only;
        }
        return soak > 0 ? EnumSet.noneOf(Part.class) : EnumSet.complementOf(EnumSet.of(Part.BACKLOG));
    }

    private void run(Set<Part> parts) throws IOException, InterruptedException, SQLException {
        try (var database = new BenchmarkDatabase()) {
            try (var outbox = TrialsuiteOutbox.open(database)) {
                compare(parts, database, outbox);
                if (parts.contains(Part.BACKLOG)) {
                    new LargeBacklog(database, outbox).measure(largeBacklog, report);
                }
                if (soak > 0) {
                    new Soak(database, outbox, report).run(Duration.ofMinutes(soak));
                }
            }
            if (parts.contains(Part.SNS)) {
                drainToSns(database);
            }
            if (parts.contains(Part.HANDLED)) {
                handled(database);
            }
        }
    }

    private void compare(Set<Part> parts, BenchmarkDatabase database, TrialsuiteOutbox outbox)
            throws InterruptedException {
        var peers = new ArrayList<Contender>();
        try {
            if (parts.stream().anyMatch(part -> part.compareTo(Part.PUBLISHED) <= 0)) {
                EnumSet.complementOf(EnumSet.copyOf(without)).forEach(peer -> peers.add(peer.open(database)));
            }
            var comparison = new Comparison(database, outbox, peers, passes, report);
            if (parts.contains(Part.TRANSACTIONS)) {
                comparison.transactions(Duration.ofSeconds(seconds));
            }
            if (parts.contains(Part.DRAIN)) {
                comparison.drains(backlog);
            }
            if (parts.contains(Part.PUBLISHED)) {
                comparison.latencies(Duration.ofSeconds(seconds).multipliedBy(2));
            }
        } finally {
            peers.forEach(Contender::close);
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
                var outbox = TrialsuiteOutbox.start(database, broker.properties(false), Meters.class)) {
            var published = outbox.application()
                    .bean(MeterRegistry.class)
                    .counter("outbox.published", "topic", TrialsuiteOutbox.TOPIC);
            for (var pass = 0; pass < passes; pass++) {
                outbox.stop();
                Draining.fill(outbox, backlog);
                var before = published.count();
                var started = System.nanoTime();
                outbox.start();
                Waiting.until(() -> published.count() - before >= backlog);
                rates.add(backlog / ((System.nanoTime() - started) / 1e9));
            }
        }
        report.row("drain, embedded SNS").put("events/s", Report.median(rates, rate -> rate));
    }

    private void handled(BenchmarkDatabase database) {
        try (var broker = new LocalBroker(true);
                var outbox =
                        TrialsuiteOutbox.start(database, broker.properties(true), TrialsuiteOutbox.Consumer.class)) {
            var handled = outbox.application().bean(HandledMessages.class);
            for (var rate : List.of(200, 1_000)) {
                var runs = new ArrayList<Pacing.Result>();
                for (var pass = 0; pass < passes; pass++) {
                    var latencies = new Latencies();
                    handled.reset(latencies);
                    runs.add(new Pacing(outbox)
                            .run(rate, Duration.ofSeconds(seconds).multipliedBy(2), latencies));
                }
                report.row("commit to handler, embedded SNS and SQS, at %d/s".formatted(rate))
                        .put("p50 ms", Report.median(runs, Pacing.Result::p50))
                        .put("p99 ms", Report.median(runs, Pacing.Result::p99));
            }
        }
    }
}
