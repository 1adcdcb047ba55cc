package io.trialsuite.mailing.alerts;

import io.trialsuite.mailing.work.WorkQueue;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says when alerts reach nobody. Mail goes on meanwhile, so this degrades and never takes down. */
@Component
class AlertsHealthIndicator extends AbstractHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "Alerts reach nobody");

    private final PostingAlerts posting;
    private final WorkQueue alertQueue;

    AlertsHealthIndicator(PostingAlerts posting, WorkQueue alertQueue) {
        super("The alerts cannot be counted");
        this.posting = posting;
        this.alertQueue = alertQueue;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var misdirection = posting.misdirection();
        builder.status(misdirection.isPresent() ? DEGRADED : Status.UP).withDetail("pending", alertQueue.size());
        misdirection.ifPresent(why -> builder.withDetail("answer", why));
    }
}
