package io.trialsuite.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures all contenders in turn, so that whatever else the machine does hits all of them, and sets ours against each. */
final class Comparison {

    /** Enough for a steady rate of those that need a commit for every event. */
    private static final int BACKLOG_OF_PEERS = 10_000;

    private static final Duration BROKER_CALL = Duration.ofMillis(5);

    private final BenchmarkDatabase database;
    private final TrialsuiteOutbox ours;
    private final RawReference raw;
    private final List<Contender> peers;
    private final int passes;
    private final Report report;

    Comparison(BenchmarkDatabase database, TrialsuiteOutbox ours, List<Contender> peers, int passes, Report report) {
        this.database = database;
        this.ours = ours;
        this.raw = new RawReference(ours.application());
        this.peers = peers;
        this.passes = passes;
        this.report = report;
    }

    private List<Contender> oursAndPeers() {
        var all = new ArrayList<Contender>(peers);
        all.addFirst(ours);
        return all;
    }

    private List<Contender> all() {
        var all = new ArrayList<>(oursAndPeers());
        all.addFirst(raw);
        return all;
    }

    void transactions(Duration duration) throws InterruptedException {
        var transactions = new BusinessTransactions(database);
        for (var contender : all()) {
            transactions.run(contender, 1, Duration.ofSeconds(3));
        }
        for (var events : List.of(1, 5)) {
            var without = new ArrayList<BusinessTransactions.Result>();
            var passed = new Passes<BusinessTransactions.Result>();
            for (var pass = 0; pass < passes; pass++) {
                without.add(transactions.run(ours, 0, duration));
                for (var contender : all()) {
                    passed.add(contender, transactions.run(contender, events, duration));
                }
            }
            transactions(events, without, passed);
        }
    }

    private void transactions(
            int events, List<BusinessTransactions.Result> without, Passes<BusinessTransactions.Result> passed) {
        var name = "business transaction, %d event(s), ".formatted(events);
        var baseline = Report.median(without, BusinessTransactions.Result::perSecond);
        var timeOfBaseline = Report.median(without, result -> result.time().total());
        report.row(name + "not recorded")
                .put("tx/s", baseline)
                .put("us", timeOfBaseline)
                .put("wal", Report.median(without, BusinessTransactions.Result::wal));
        var byOurs = passed.median(ours, BusinessTransactions.Result::perSecond);
        for (var contender : passed.contenders()) {
            var perSecond = passed.median(contender, BusinessTransactions.Result::perSecond);
            var time = passed.median(contender, result -> result.time().total());
            var row = report.row(name + contender.name())
                    .put("tx/s", perSecond)
                    .put("us", time)
                    .put("us/event", (time - timeOfBaseline) / events)
                    .put("wal", passed.median(contender, BusinessTransactions.Result::wal))
                    .put("ratio", perSecond / baseline);
            if (contender.equals(ours) && events == 1) {
                row.goal(perSecond / baseline >= 0.80);
            }
            if (peers.contains(contender)) {
                row.put("ours times", byOurs / perSecond).goal(byOurs > perSecond);
            }
        }
    }

    void drains(int backlog) {
        var draining = new Draining(database);
        all().forEach(draining::warmUp);
        var fast = new Passes<Draining.Result>();
        var slow = new Passes<Draining.Result>();
        for (var pass = 0; pass < passes; pass++) {
            for (var contender : all()) {
                var events = peers.contains(contender) ? Math.min(backlog, BACKLOG_OF_PEERS) : backlog;
                Draining.fill(contender, events);
                fast.add(contender, draining.drain(contender, events, Duration.ZERO));
                if (!contender.equals(raw)) {
                    Draining.fill(contender, events);
                    slow.add(contender, draining.drain(contender, events, BROKER_CALL));
                }
            }
        }
        var reached = fast.median(ours, Draining.Result::perSecond);
        var ofRaw = reached / fast.median(raw, Draining.Result::perSecond);
        drains("drain, no-op broker, ", fast, reached >= 40_000 && ofRaw >= 0.6);
        drains("drain, 5 ms broker, ", slow, slow.median(ours, Draining.Result::perSecond) >= 15_000);
    }

    private void drains(String name, Passes<Draining.Result> passed, boolean fastEnough) {
        var byOurs = passed.median(ours, Draining.Result::perSecond);
        for (var contender : passed.contenders()) {
            var perSecond = passed.median(contender, Draining.Result::perSecond);
            var outOfOrder = passed.median(contender, Draining.Result::outOfOrder);
            var row = report.row(name + contender.name())
                    .put("events/s", perSecond)
                    .put(
                            "us client",
                            passed.median(contender, result -> result.time().client()))
                    .put(
                            "us server",
                            passed.median(contender, result -> result.time().server()))
                    .put("wal", passed.median(contender, Draining.Result::wal))
                    .put("fill", passed.median(contender, Draining.Result::fill))
                    .put("out of order", outOfOrder);
            if (contender.equals(ours)) {
                row.goal(fastEnough && outOfOrder == 0);
                continue;
            }
            row.put("ours times", byOurs / perSecond);
            if (peers.contains(contender)) {
                row.goal(byOurs > perSecond);
            }
        }
    }

    void latencies(Duration duration) {
        for (var rate : List.of(200, 1_000)) {
            var passed = new Passes<Pacing.Result>();
            for (var pass = 0; pass < passes; pass++) {
                for (var contender : rate == 200 ? oursAndPeers() : List.of(ours)) {
                    passed.add(contender, latency(contender, rate, duration));
                }
            }
            latencies(rate, passed);
        }
    }

    private static Pacing.Result latency(Contender contender, int rate, Duration duration) {
        var latencies = new Latencies();
        contender.clear();
        contender.sink().reset(Duration.ZERO, latencies);
        contender.start();
        var result = new Pacing(contender).run(rate, duration, latencies);
        contender.stop();
        return result;
    }

    private void latencies(int rate, Passes<Pacing.Result> passed) {
        var p50OfOurs = passed.median(ours, Pacing.Result::p50);
        var p99OfOurs = passed.median(ours, Pacing.Result::p99);
        for (var contender : passed.contenders()) {
            var p50 = passed.median(contender, Pacing.Result::p50);
            var p99 = passed.median(contender, Pacing.Result::p99);
            var row = report.row("commit to no-op broker at %d/s, %s".formatted(rate, contender.name()))
                    .put("p50 ms", p50)
                    .put("p99 ms", p99);
            if (peers.contains(contender)) {
                row.put("p50 in ours", p50 / p50OfOurs)
                        .put("p99 in ours", p99 / p99OfOurs)
                        .goal(p50 > p50OfOurs && p99 > p99OfOurs);
            } else if (rate == 200) {
                row.goal(p50 < 1 && p99 < 15);
            }
        }
    }
}
