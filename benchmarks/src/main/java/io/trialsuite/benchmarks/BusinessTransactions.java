package io.trialsuite.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** (a) What a business transaction costs with and without its events: update an account, insert a purchase, record n events. */
final class BusinessTransactions {

    private static final int THREADS = 8;

    private final BenchmarkDatabase database;

    BusinessTransactions(BenchmarkDatabase database) {
        this.database = database;
    }

    /**
     * One run.
     *
     * @param perSecond transactions a second
     * @param time processor time per transaction
     * @param wal bytes of log per transaction
     */
    record Result(double perSecond, ProcessorTime time, double wal) {}

    /** Leaves nothing to relay, so that every run begins alike. */
    Result run(Contender contender, int events, Duration duration) throws InterruptedException {
        var running = new AtomicBoolean(true);
        var done = new AtomicLong();
        var postmaster = database.postmaster();
        var walBefore = database.walBytes();
        var before = ProcessorTime.now(postmaster);
        var started = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (var n = 0; n < THREADS; n++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (running.get()) {
                    transact(contender, events);
                    done.incrementAndGet();
                }
            }));
        }
        threads.getFirst().join(duration);
        running.set(false);
        for (var thread : threads) {
            thread.join();
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        var time = ProcessorTime.now(postmaster).since(before).per(done.get());
        var wal = (double) (database.walBytes() - walBefore) / done.get();
        contender.clear();
        return new Result(done.get() / seconds, time, wal);
    }

    private static void transact(Contender contender, int events) {
        var account = ThreadLocalRandom.current().nextLong(1_000);
        var placed = Stream.generate(() -> Placed.on(account)).limit(events).toList();
        var application = contender.application();
        application.transaction().executeWithoutResult(status -> {
            application.jdbc().update("update account set balance = balance + 1 where id = ?", account);
            application.jdbc().update("insert into purchase (account_id, amount) values (?, 1)", account);
            if (!placed.isEmpty()) {
                contender.record(placed);
            }
        });
    }
}
