package io.trialsuite.benchmarks;

import io.trialsuite.outbox.EventFlow;
import java.time.Duration;
import java.util.stream.IntStream;

/** (b) How fast a relay works off a backlog. */
final class Draining {

    private static final int SUBJECTS = 1_000;
    private static final int PER_TRANSACTION = 100;

    private final BenchmarkApplication application;
    private final BenchmarkDatabase database;

    Draining(BenchmarkApplication application, BenchmarkDatabase database) {
        this.application = application;
        this.database = database;
    }

    /**
     * One run.
     *
     * @param perSecond events a second
     * @param time processor time per event
     * @param fill events per call
     */
    record Result(double perSecond, ProcessorTime time, double wal, double fill, int outOfOrder) {}

    /** Works off what earlier measurements have left, for both readers. */
    void settle() {
        database.admin().execute("truncate bench.raw_event");
        new RawReference(application.jdbc()).copyBacklog();
        new RawReference(application.jdbc()).drain();
        var flow = application.context().getBean(EventFlow.class);
        application.relay().start();
        Waiting.until(() -> flow.pending() == 0);
        application.relay().stop();
    }

    void fill(int events) {
        for (var from = 0; from < events; from += PER_TRANSACTION) {
            var first = from;
            application
                    .transaction()
                    .executeWithoutResult(status -> application
                            .outbox()
                            .append(IntStream.range(first, first + PER_TRANSACTION)
                                    .mapToObj(n -> BenchmarkApplication.event(n % SUBJECTS, n))
                                    .toList()));
        }
    }

    /** The relay is stopped before and after. */
    Result relay(int events, Duration callTime) {
        application.sink().reset(callTime, new Latencies());
        var postmaster = database.postmaster();
        var walBefore = database.walBytes();
        var before = ProcessorTime.now(postmaster);
        var started = System.nanoTime();
        application.relay().start();
        Waiting.until(() -> application.sink().received() >= events);
        var seconds = (System.nanoTime() - started) / 1e9;
        var time = ProcessorTime.now(postmaster).since(before).per(events);
        application.relay().stop();
        return new Result(
                events / seconds,
                time,
                (double) (database.walBytes() - walBefore) / events,
                application.sink().fill(),
                application.sink().outOfOrder());
    }

    Result raw(int events) {
        var reference = new RawReference(application.jdbc());
        reference.copyBacklog();
        var postmaster = database.postmaster();
        var walBefore = database.walBytes();
        var before = ProcessorTime.now(postmaster);
        var started = System.nanoTime();
        var drained = reference.drain();
        var seconds = (System.nanoTime() - started) / 1e9;
        if (drained < events) {
            throw new IllegalStateException("The reference saw " + drained + " of " + events);
        }
        return new Result(
                drained / seconds,
                ProcessorTime.now(postmaster).since(before).per(drained),
                (double) (database.walBytes() - walBefore) / drained,
                0,
                0);
    }
}
