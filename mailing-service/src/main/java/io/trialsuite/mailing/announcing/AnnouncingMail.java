package io.trialsuite.mailing.announcing;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.mailing.alerts.AlertKind;
import io.trialsuite.mailing.alerts.RaiseAlert;
import io.trialsuite.mailing.alerts.RaisingAlerts;
import io.trialsuite.mailing.reasons.ReasonCode;
import io.trialsuite.mailing.trail.MailTrail;
import io.trialsuite.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells everybody who has to know, in the caller's transaction: the event, the audit entry, and an alert where people must act. */
@Component
public class AnnouncingMail {

    private final Outbox outbox;
    private final MailTrail trail;
    private final RaisingAlerts alerts;
    private final MeterRegistry meters;

    AnnouncingMail(Outbox outbox, MailTrail trail, RaisingAlerts alerts, MeterRegistry meters) {
        this.outbox = outbox;
        this.trail = trail;
        this.alerts = alerts;
        this.meters = meters;
    }

    public void announce(MailFact fact) {
        var message = MailContracts.of(fact);
        try (var scope = fact.mail().cause().open()) {
            outbox.append(message);
        }
        switch (fact) {
            case MailFact.Accepted accepted -> record(accepted, "mailing.mail.accepted", null);
            case MailFact.Delivered delivered -> record(delivered, "mailing.mail.delivered", null);
            case MailFact.Bounced bounced ->
                record(bounced, "mailing.mail.bounced", bounced.bounce().reason());
            case MailFact.Complained complained -> {
                record(complained, "mailing.mail.complained", ReasonCode.COMPLAINT);
                raise(AlertKind.COMPLAINED, complained, ReasonCode.COMPLAINT, null, complained.feedbackType());
            }
            case MailFact.NotSent unsent -> {
                record(unsent, "mailing.mail.not-sent", unsent.reason());
                raise(AlertKind.NOT_SENT, unsent, unsent.reason(), null, unsent.diagnostic());
            }
        }
    }

    private void record(MailFact fact, String action, @Nullable ReasonCode reason) {
        meters.counter("mail.outcomes", "outcome", action.substring("mailing.mail.".length()))
                .increment();
        trail.happened(fact.mail(), action, fact.at(), reason);
    }

    /** Tells the operators of a bounce that is final. */
    public void alert(MailFact.Bounced bounced) {
        var bounce = bounced.bounce();
        raise(AlertKind.BOUNCED, bounced, bounce.reason(), bounce.smtpStatus(), bounce.diagnostic());
    }

    private void raise(
            AlertKind kind,
            MailFact fact,
            ReasonCode reason,
            @Nullable String smtpStatus,
            @Nullable String diagnostic) {
        alerts.raise(new RaiseAlert(kind, fact.mail(), reason, smtpStatus, diagnostic, fact.at()));
    }
}
