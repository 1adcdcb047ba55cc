package io.trialsuite.mailing.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.mailing.work.DueWork;
import io.trialsuite.mailing.work.Pace;
import io.trialsuite.mailing.work.WorkQueue;
import io.trialsuite.tenant.TenantContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Posts what was raised, outside any transaction, until the channel has it or refuses it for good. */
@Component
class PostingAlerts {

    private static final Logger log = LoggerFactory.getLogger(PostingAlerts.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration UNTIL_CORRECTED = Duration.ofMinutes(15);

    private final Alerts alerts;
    private final WorkQueue alertQueue;
    private final AlertChannel channel;
    private final Pace pace;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile @Nullable String misdirection;

    PostingAlerts(
            Alerts alerts,
            WorkQueue alertQueue,
            AlertChannel channel,
            Pace alertPace,
            TransactionTemplate transaction,
            MeterRegistry meters,
            Clock clock) {
        this.alerts = alerts;
        this.alertQueue = alertQueue;
        this.channel = channel;
        this.pace = alertPace;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    /** Why the destination took no alert the last time; empty while it takes them. */
    Optional<String> misdirection() {
        return Optional.ofNullable(misdirection);
    }

    void post(DueWork work) {
        var organization = Objects.requireNonNull(work.organization());
        try (var scope = TenantContext.open(organization)) {
            post(organization, work.id());
        }
    }

    private void post(UUID organization, UUID id) {
        var found = transaction.execute(status -> alerts.pending(organization, id));
        if (found.isEmpty()) {
            transaction.executeWithoutResult(status -> alertQueue.done(id));
            return;
        }
        var alert = found.get();
        var answer = channel.post(alert);
        transaction.executeWithoutResult(status -> settle(alert, answer));
    }

    private void settle(Alert alert, AlertChannel.Answer answer) {
        var now = clock.instant();
        switch (answer) {
            case AlertChannel.Answer.Taken taken -> {
                misdirection = null;
                alerts.settle(alert, Alerts.State.SENT, now);
                alertQueue.done(alert.id());
                var lag = Duration.between(alert.occurredAt(), now);
                meters.timer("mail.alert.lag").record(lag.isNegative() ? Duration.ZERO : lag);
            }
            case AlertChannel.Answer.Refused refused -> {
                alerts.settle(alert, Alerts.State.REFUSED, now);
                alertQueue.done(alert.id());
                log.atError().addKeyValue("alert", alert.id()).log("The channel refuses an alert: {}", refused.why());
            }
            case AlertChannel.Answer.Misdirected misdirected -> {
                misdirection = misdirected.why();
                alerts.settle(alert, Alerts.State.PENDING, now);
                alertQueue.postpone(alert.id(), now.plus(UNTIL_CORRECTED));
                meters.counter("mail.alerts.retried", "why", misdirected.why()).increment();
                log.atError()
                        .addKeyValue("alert", alert.id())
                        .log("The channel takes no alerts, its address must be corrected: {}", misdirected.why());
            }
            case AlertChannel.Answer.Later later -> {
                alerts.settle(alert, Alerts.State.PENDING, now);
                if (!later.pause().isZero()) {
                    pace.pause(later.pause());
                }
                alertQueue.postpone(alert.id(), now.plus(longer(later.pause(), backoff(alert.tries()))));
                meters.counter("mail.alerts.retried", "why", later.why()).increment();
            }
        }
    }

    private static Duration backoff(int tries) {
        var delay = Duration.ofSeconds(1L << Math.min(tries, 6));
        return delay.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : delay;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
