package io.trialsuite.benchmarks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.TaskExecutor;

/**
 * Threads that deliver for libraries that hand over in the process after a commit. While they rest, what is handed over is
 * forgotten, as when the process ends at that moment: the library has only its tables to go by.
 */
final class Workers implements TaskExecutor, AutoCloseable {

    /** Spring Modulith holds two connections for each, and all 24 of the pool would wait for one another. */
    static final int COUNT = 8;

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(COUNT, COUNT, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(16_384));

    private volatile boolean resting = true;

    @Override
    public void execute(Runnable task) {
        if (!resting) {
            pool.execute(task);
        }
    }

    void work() {
        resting = false;
    }

    /** Returns when what was begun has ended. */
    void rest() {
        resting = true;
        Waiting.until(() -> pool.getActiveCount() == 0 && pool.getQueue().isEmpty());
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
