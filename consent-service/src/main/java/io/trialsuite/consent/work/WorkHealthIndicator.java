package io.trialsuite.consent.work;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether a loop does its work. */
public class WorkHealthIndicator extends AbstractHealthIndicator {

    private final WorkLoop loop;

    protected WorkHealthIndicator(WorkLoop loop) {
        super("The work cannot be asked");
        this.loop = loop;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var failure = loop.failure();
        health.status(loop.isAlive() && failure.isEmpty() ? Status.UP : Status.DOWN)
                .withDetail("working", loop.isAlive());
        failure.ifPresent(it -> health.withDetail("failure", it.getClass().getName()));
    }
}
