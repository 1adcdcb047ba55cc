package io.trialsuite.mailing.outgoing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails are sent.
 *
 * @param sendRate mails a second that SES allows this account
 * @param concurrency calls to SES at once
 * @param callTimeout after which a call counts as lost
 * @param lease after which a mail whose sender died is looked at again
 * @param poll how soon a due retry is noticed
 * @param reconcileAfter how long a lost call waits for SES's events before it counts as failed
 * @param giveUpAfter after which a mail that SES never took is reported as not sent
 */
@ConfigurationProperties("mailing")
record SendingProperties(
        @DefaultValue("14") double sendRate,
        @DefaultValue("16") int concurrency,
        @DefaultValue("10s") Duration callTimeout,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("60s") Duration reconcileAfter,
        @DefaultValue("24h") Duration giveUpAfter) {

    SendingProperties {
        if (lease.compareTo(callTimeout) <= 0) {
            throw new IllegalArgumentException("mailing.lease must be longer than mailing.call-timeout");
        }
        if (reconcileAfter.compareTo(callTimeout) <= 0) {
            throw new IllegalArgumentException("mailing.reconcile-after must be longer than mailing.call-timeout");
        }
    }

    int burst() {
        return Math.max(1, (int) sendRate);
    }
}
