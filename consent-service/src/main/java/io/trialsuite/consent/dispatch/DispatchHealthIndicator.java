package io.trialsuite.consent.dispatch;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether started batches are being worked off. */
@Component
class DispatchHealthIndicator extends AbstractHealthIndicator {

    private final DispatchLoop loop;

    DispatchHealthIndicator(DispatchLoop loop) {
        super("The dispatch cannot be asked");
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
