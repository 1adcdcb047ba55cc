package io.trialsuite.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Writers and the relay side by side for minutes: what grows, and what does not. */
final class Soak {

    private static final int PER_SECOND = 1_000;
    private static final double MEGABYTE = 1024 * 1024;
    private static final String LOG = "from pg_inherits where inhparent = 'bench.outbox_event'::regclass";
    private static final String STATE =
            "from unnest(array['bench.outbox_cursor', 'bench.outbox_slot', 'bench.outbox_instance',"
                    + " 'bench.outbox_hold']::regclass[]) as t";

    private static final String DROP =
            "select bench.outbox_drop_partition(now() + interval '2 days', now() - interval '35 days')::int";

    private final BenchmarkDatabase database;
    private final TrialsuiteOutbox outbox;
    private final Report report;

    Soak(BenchmarkDatabase database, TrialsuiteOutbox outbox, Report report) {
        this.database = database;
        this.outbox = outbox;
        this.report = report;
    }

    void run(Duration duration) {
        outbox.clear();
        outbox.start();
        sample("start");
        half(duration.dividedBy(2), "middle");
        half(duration.dividedBy(2), "end");
        outbox.clear();
        dropPartitions();
    }

    private void half(Duration duration, String until) {
        var latencies = new Latencies();
        var mostWaiting = new AtomicLong();
        outbox.sink().reset(Duration.ZERO, latencies);
        var watching =
                new Repeating(Duration.ofSeconds(1), () -> mostWaiting.accumulateAndGet(outbox.pending(), Math::max));
        watching.start();
        var result = new Pacing(outbox).run(PER_SECOND, duration, latencies);
        watching.stop();
        sample(until)
                .put("most waiting", (double) mostWaiting.get())
                .put("p50 ms", result.p50())
                .put("p99 ms", result.p99());
    }

    private Report.Row sample(String moment) {
        return report.row("soak, " + moment)
                .put("waiting", (double) outbox.pending())
                .put("events", number("select count(*) from bench.outbox_event"))
                .put("log MB", number("select sum(pg_table_size(inhrelid)) " + LOG) / MEGABYTE)
                .put("its indexes MB", number("select sum(pg_indexes_size(inhrelid)) " + LOG) / MEGABYTE)
                .put("state KB", number("select sum(pg_total_relation_size(t)) " + STATE) / 1024.0)
                .put("dead cursors", dead("outbox_cursor"))
                .put("dead slots", dead("outbox_slot"))
                .put("heap MB", HeapAfterCollections.megabytesNow());
    }

    private double dead(String table) {
        return number("select n_dead_tup from pg_stat_all_tables where relid = 'bench.%s'::regclass".formatted(table));
    }

    private double number(String query) {
        return (double) database.number(query);
    }

    /** As retention does once the days are old enough. */
    private void dropPartitions() {
        var dropped = 0;
        while (number(DROP) > 0) {
            dropped++;
        }
        report.row("soak, old days dropped")
                .put("partitions", dropped)
                .put("events", number("select count(*) from bench.outbox_event"))
                .put("log MB", number("select sum(pg_table_size(inhrelid)) " + LOG) / MEGABYTE)
                .put("its indexes MB", number("select sum(pg_indexes_size(inhrelid)) " + LOG) / MEGABYTE);
        database.number("select bench.outbox_prepare_partitions(14)");
    }
}
