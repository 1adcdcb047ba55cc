package io.trialsuite.mailing.outgoing;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.work.DueWork;
import io.trialsuite.mailing.work.Pace;
import io.trialsuite.tenant.TenantContext;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Carries one due mail to SES: transaction, call, transaction. */
@Component
class Postman {

    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final SendingMail sending;
    private final MailTransport transport;
    private final Pace pace;
    private final MeterRegistry meters;

    Postman(SendingMail sending, MailTransport transport, Pace sendPace, MeterRegistry meters) {
        this.sending = sending;
        this.transport = transport;
        this.pace = sendPace;
        this.meters = meters;
    }

    void deliver(DueWork work) {
        var organization = Objects.requireNonNull(work.organization());
        try (var scope = TenantContext.open(organization)) {
            sending.begin(new MailId(work.id())).ifPresent(this::handOver);
        }
    }

    private void handOver(OutgoingMail mail) {
        var result = transport.send(mail);
        meters.counter("mail.sent", "result", result.getClass().getSimpleName()).increment();
        if (result instanceof SendResult.TryLater later && later.throttled()) {
            pace.pause(SILENCE);
        }
        sending.settle(mail, result);
    }
}
