package io.trialsuite.benchmarks;

import io.trialsuite.outbox.OutboxMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** (a) What a business transaction costs with and without its events: update an account, insert a purchase, record n events. */
final class BusinessTransactions {

    private static final int THREADS = 8;

    private final BenchmarkApplication application;
    private final BenchmarkDatabase database;
    private final RawReference raw;
    private final AtomicLong numbers = new AtomicLong();

    BusinessTransactions(BenchmarkApplication application, BenchmarkDatabase database) {
        this.application = application;
        this.database = database;
        this.raw = new RawReference(application.jdbc());
    }

    /** Who writes the events. */
    enum Writer {
        NOBODY,
        RAW,
        OUTBOX
    }

    /**
     * One run.
     *
     * @param perSecond transactions a second
     * @param time processor time per transaction
     * @param wal bytes of log per transaction
     */
    record Result(double perSecond, ProcessorTime time, double wal) {}

    Result run(Writer writer, int events, Duration duration) throws InterruptedException {
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
                    transact(writer, events);
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
        return new Result(done.get() / seconds, time, (double) (database.walBytes() - walBefore) / done.get());
    }

    private void transact(Writer writer, int events) {
        var account = ThreadLocalRandom.current().nextLong(1_000);
        application.transaction().executeWithoutResult(status -> {
            application.jdbc().update("update account set balance = balance + 1 where id = ?", account);
            application.jdbc().update("insert into purchase (account_id, amount) values (?, 1)", account);
            switch (writer) {
                case NOBODY -> {}
                case RAW -> IntStream.range(0, events).forEach(n -> raw.append(account, numbers.incrementAndGet()));
                case OUTBOX -> application.outbox().append(messages(account, events));
            }
        });
    }

    private List<OutboxMessage> messages(long account, int events) {
        return IntStream.range(0, events)
                .mapToObj(n -> BenchmarkApplication.event(account, numbers.incrementAndGet()))
                .toList();
    }
}
