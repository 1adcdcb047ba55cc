package io.trialsuite.mailing.alerts;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.mailing.work.WorkQueue;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes alerts down in the transaction that found the reason; they are posted after it. */
@Component
public class RaisingAlerts {

    private final Alerts alerts;
    private final WorkQueue alertQueue;
    private final AlertChannel channel;
    private final Clock clock;

    RaisingAlerts(Alerts alerts, WorkQueue alertQueue, AlertChannel channel, Clock clock) {
        this.alerts = alerts;
        this.alertQueue = alertQueue;
        this.channel = channel;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(RaiseAlert command) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        var state = channel.isConfigured() ? Alerts.State.PENDING : Alerts.State.NOT_CONFIGURED;
        if (alerts.insert(id, command, state, now) && state == Alerts.State.PENDING) {
            alertQueue.add(id, command.mail().organization(), now);
        }
    }
}
