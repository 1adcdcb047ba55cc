package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.supervise.PartStatus.State;
import io.trialsuite.launcher.supervise.SuiteStatus.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the parts stage by stage, watches them, and stops them in reverse. A part that dies while the suite starts ends the
 * suite; one that dies later is reported and can be started again.
 */
public final class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long WATCH_MILLIS = 500;

    private final Startup startup;
    private final StatusBoard board;
    private final CompletableFuture<Void> stopRequested = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    public Supervisor(SuiteHome home, Ports ports, boolean processes, Startup startup) {
        this.startup = startup;
        this.board = new StatusBoard(home, ports, processes, startup.parts());
    }

    /** Runs until told to stop or until a part fails to start; returns the process's exit code. */
    public int run() {
        try {
            startup.stages().forEach(this::startStage);
            if (!stopRequested.isDone()) {
                board.phase(Phase.UP);
                watchUntilStopped();
            }
            return 0;
        } catch (SuiteFailure e) {
            LOG.error(e.sentence(), e);
            board.failed(e);
            return 1;
        } finally {
            stopRequested.complete(null);
            stopAll();
            board.ended();
            ended.countDown();
        }
    }

    /** Asks {@link #run} to stop the parts, and waits for that; false when it took too long. */
    public boolean stop(Duration timeout) {
        stopRequested.complete(null);
        try {
            return ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts a part that has died; false when there is no such part or it is not dead. */
    public synchronized boolean restart(String name) {
        var dead = part(name).filter(part -> board.stateOf(part) == State.DEAD && !stopRequested.isDone());
        dead.ifPresent(part -> {
            board.part(part, State.STARTING, 0);
            Thread.ofPlatform().name("restart-" + name).start(() -> restart(part));
        });
        return dead.isPresent();
    }

    private Optional<Part> part(String name) {
        return startup.parts().stream().filter(part -> part.name().equals(name)).findFirst();
    }

    private void restart(Part part) {
        try {
            start(part);
        } catch (SuiteFailure e) {
            LOG.error(e.sentence(), e);
        }
    }

    /** Returns early when a stop is requested, and fails as soon as one part does. */
    private void startStage(Startup.Stage stage) {
        var names = Thread.ofPlatform().name("start-", 0).factory();
        try (var starters = Executors.newFixedThreadPool(stage.atOnce(), names)) {
            var failed = new CompletableFuture<Void>();
            var starting = stage.parts().stream()
                    .map(part -> CompletableFuture.runAsync(() -> start(part), (Executor) starters))
                    .map(start -> start.exceptionally(problem -> {
                        failed.completeExceptionally(problem);
                        return null;
                    }))
                    .toArray(CompletableFuture[]::new);
            var all = CompletableFuture.allOf(starting);
            try {
                CompletableFuture.anyOf(failed, stopRequested, all).join();
                failed.getNow(null);
            } catch (CompletionException e) {
                throw e.getCause() instanceof SuiteFailure failure
                        ? failure
                        : new SuiteFailure("The suite did not start: " + e.getCause() + ".", null, e);
            } finally {
                if (!all.isDone()) {
                    starters.shutdownNow();
                }
            }
        }
    }

    private void start(Part part) {
        LOG.info("Starting {}", part.name());
        var began = System.nanoTime();
        board.part(part, State.STARTING, 0);
        try {
            part.start();
        } catch (SuiteFailure e) {
            board.part(part, State.DEAD, 0);
            throw e;
        }
        board.part(part, State.UP, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private void watchUntilStopped() {
        while (true) {
            try {
                stopRequested.get(WATCH_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                startup.parts().forEach(this::reportDeath);
            } catch (InterruptedException | ExecutionException e) {
                return;
            }
        }
    }

    private synchronized void reportDeath(Part part) {
        if (board.stateOf(part) == State.UP && !part.isAlive()) {
            LOG.error("{} has died", part.name());
            board.part(part, State.DEAD, 0);
        }
    }

    private void stopAll() {
        board.phase(Phase.STOPPING);
        for (var stage : startup.stages().reversed()) {
            try (var stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
                stage.parts().forEach(part -> stoppers.execute(() -> stop(part)));
            }
        }
    }

    private void stop(Part part) {
        if (board.stateOf(part) == State.WAITING) {
            return;
        }
        try {
            part.stop();
        } catch (RuntimeException e) {
            LOG.error("{} did not stop cleanly", part.name(), e);
        }
        if (board.stateOf(part) != State.DEAD) {
            board.part(part, State.STOPPED, 0);
        }
    }
}
