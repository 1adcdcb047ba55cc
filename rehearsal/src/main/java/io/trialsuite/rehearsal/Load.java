package io.trialsuite.rehearsal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** An open model: calls are due at fixed moments, whether or not earlier ones have been answered. */
final class Load implements AutoCloseable {

    private final LongConsumer call;
    private final long gap;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread pacer = Thread.ofPlatform().daemon().name("load").unstarted(this::pace);
    private volatile boolean ended;

    /** @param call takes when it was due, as {@link System#nanoTime} */
    Load(int callsPerSecond, LongConsumer call) {
        this.call = call;
        this.gap = Duration.ofSeconds(1).toNanos() / callsPerSecond;
    }

    Load begin() {
        pacer.start();
        return this;
    }

    /** Everything that is due until now is called and answered. */
    @Override
    public void close() {
        ended = true;
        try {
            pacer.join();
            callers.shutdown();
            if (!callers.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Calls are not answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pace() {
        var due = System.nanoTime();
        while (!ended) {
            var moment = due;
            LockSupport.parkNanos(moment - System.nanoTime());
            if (System.nanoTime() >= moment) {
                callers.execute(() -> call.accept(moment));
                due += gap;
            }
        }
    }
}
