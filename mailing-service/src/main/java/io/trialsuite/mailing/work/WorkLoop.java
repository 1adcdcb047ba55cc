package io.trialsuite.mailing.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes due work and does it on virtual threads, at a pace and with a limit; stops without dropping what it holds. */
public final class WorkLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final String name;
    private final WorkQueue queue;
    private final Consumer<DueWork> task;
    private final Pace pace;
    private final Duration lease;
    private final Duration poll;
    private final int concurrency;
    private final Semaphore slots;
    private final ExecutorService workers;
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * @param lease longer than the longest task: work not finished by then is given to somebody else
     * @param poll how soon work is noticed that nobody signalled: retries, and work of dead holders
     */
    public WorkLoop(
            String name,
            WorkQueue queue,
            Consumer<DueWork> task,
            Pace pace,
            int concurrency,
            Duration lease,
            Duration poll) {
        this.name = name;
        this.queue = queue;
        this.task = task;
        this.pace = pace;
        this.lease = lease;
        this.poll = poll;
        this.concurrency = concurrency;
        this.slots = new Semaphore(concurrency);
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        queue.wake();
        try {
            var loop = thread;
            if (loop != null) {
                loop.join(STOPPING);
            }
            workers.shutdown();
            if (!workers.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                pass();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException e) {
                log.warn("{} could not take work and tries again: {}", name, e.toString());
                pauseAfterFailure();
            }
        }
    }

    private void pass() throws InterruptedException {
        slots.acquire();
        var room = 1;
        while (room < concurrency && slots.tryAcquire()) {
            room++;
        }
        var allowed = pace.take(room);
        List<DueWork> claimed = List.of();
        try {
            claimed = allowed == 0 ? List.of() : queue.claim(allowed, lease);
        } finally {
            pace.giveBack(allowed - claimed.size());
            slots.release(room - claimed.size());
        }
        claimed.forEach(work -> workers.execute(() -> perform(work)));
        if (allowed == 0) {
            TimeUnit.NANOSECONDS.sleep(Math.min(poll.toNanos(), pace.untilNext().toNanos()));
        } else if (claimed.size() < allowed) {
            queue.await(poll);
        }
    }

    private void perform(DueWork work) {
        try {
            task.accept(work);
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("work", name)
                    .addKeyValue("id", work.id())
                    .setCause(e)
                    .log("Work failed and is due again after its lease");
        } finally {
            slots.release();
        }
    }

    private void pauseAfterFailure() {
        try {
            queue.await(poll);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }
}
