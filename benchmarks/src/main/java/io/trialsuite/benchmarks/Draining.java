package io.trialsuite.benchmarks;

import java.time.Duration;
import java.util.stream.LongStream;

/** (b) How fast a relay works off a backlog. */
final class Draining {

    private static final int SUBJECTS = 1_000;

    /** A subject's events stand side by side, as a transaction writes them: who hands over in parallel swaps them. */
    private static final int IN_A_ROW = 2;

    private static final int PER_TRANSACTION = 100;
    private static final int WARM_UP = 2_000;

    private final BenchmarkDatabase database;

    Draining(BenchmarkDatabase database) {
        this.database = database;
    }

    /**
     * One run.
     *
     * @param perSecond events a second
     * @param time processor time per event
     * @param fill events per call
     * @param outOfOrder events that came after a later one of their subject
     */
    record Result(double perSecond, ProcessorTime time, double wal, double fill, int outOfOrder) {}

    static void fill(Contender contender, int events) {
        for (var from = 0; from < events; from += PER_TRANSACTION) {
            var placed = LongStream.range(from, Math.min(events, from + PER_TRANSACTION))
                    .mapToObj(n -> Placed.on(n / IN_A_ROW % SUBJECTS))
                    .toList();
            contender.application().transaction().executeWithoutResult(status -> {
                contender.record(placed);
            });
        }
        contender.ripen();
    }

    /** The relay stands still before and after. */
    Result drain(Contender contender, int events, Duration callTime) {
        contender.sink().reset(callTime, new Latencies());
        var postmaster = database.postmaster();
        var walBefore = database.walBytes();
        var before = ProcessorTime.now(postmaster);
        var started = System.nanoTime();
        contender.start();
        Waiting.until(() -> contender.sink().received() >= events);
        var seconds = (System.nanoTime() - started) / 1e9;
        var time = ProcessorTime.now(postmaster).since(before).per(events);
        contender.stop();
        return new Result(
                events / seconds,
                time,
                (double) (database.walBytes() - walBefore) / events,
                contender.sink().fill(),
                contender.sink().outOfOrder());
    }

    void warmUp(Contender contender) {
        contender.clear();
        fill(contender, WARM_UP);
        drain(contender, WARM_UP, Duration.ZERO);
    }
}
