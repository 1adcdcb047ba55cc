package io.trialsuite.outbox;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Says how long the oldest unpublished event has been waiting; a held or parked subject degrades but never takes down. */
final class OutboxHealthIndicator extends AbstractHealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED", "Events leave late");

    private final Backlog backlog;
    private final OutboxProperties.Health settings;

    OutboxHealthIndicator(Backlog backlog, OutboxProperties.Health settings) {
        super("The outbox cannot be read");
        this.backlog = backlog;
        this.settings = settings;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var now = backlog.measure();
        builder.status(status(now))
                .withDetail("unpublished", now.events())
                .withDetail("lag", now.lag())
                .withDetail("heldSubjects", now.held())
                .withDetail("parked", now.parked());
    }

    private Status status(Backlog.Measured now) {
        if (now.lag().compareTo(settings.downAfter()) >= 0) {
            return Status.DOWN;
        }
        var late =
                now.lag().compareTo(settings.warnAfter()) >= 0 || now.heldFor().compareTo(settings.warnAfter()) >= 0;
        return late || now.parked() > 0 ? DEGRADED : Status.UP;
    }
}
