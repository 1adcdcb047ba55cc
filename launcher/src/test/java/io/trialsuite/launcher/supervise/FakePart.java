package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.SuiteFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A part that writes down what happens to it and does as it is told. */
final class FakePart implements Part {

    private final String name;
    private final List<String> events;
    private volatile boolean alive;
    private volatile boolean broken;
    private volatile CountDownLatch ready = new CountDownLatch(0);

    FakePart(String name, List<String> events) {
        this.name = name;
        this.events = events;
    }

    FakePart thatFails() {
        broken = true;
        return this;
    }

    FakePart thatNeverGetsReady() {
        ready = new CountDownLatch(1);
        return this;
    }

    void die() {
        alive = false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String what() {
        return "a fake";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void start() {
        events.add("start " + name);
        try {
            ready.await();
        } catch (InterruptedException e) {
            throw new SuiteFailure(name + " was interrupted.");
        }
        if (broken) {
            throw new SuiteFailure(name + " died while starting.");
        }
        alive = true;
    }

    @Override
    public void stop() {
        events.add("stop " + name);
        alive = false;
    }

    @Override
    public boolean isAlive() {
        return alive;
    }
}
