package io.trialsuite.notification.inbound.mailing;

import io.trialsuite.notification.inbound.Facts;
import io.trialsuite.notification.inbox.AnnouncingFacts;
import io.trialsuite.notification.wording.FactKind;
import io.trialsuite.outbox.ReceivedMessage;
import io.trialsuite.outbox.Subscription;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells whoever had a mail sent that it did not arrive. Automatic replies are no bounces; mailing-service does not report them. */
@Component
public class MailingListener {

    private final AnnouncingFacts announcing;

    MailingListener(AnnouncingFacts announcing) {
        this.announcing = announcing;
    }

    public Subscription subscribe(Subscription inbox) {
        return inbox.on("mailing.mail.bounced.v1", MailBounced.class, this::bounced)
                .on("mailing.mail.complained.v1", MailComplained.class, this::complained);
    }

    void bounced(ReceivedMessage<MailBounced> message) {
        var data = message.data();
        var details = new HashMap<String, String>();
        details.put("mailId", data.mailId().toString());
        details.put("reasonCode", data.reasonCode());
        details.put("permanent", String.valueOf(data.permanent()));
        if (data.smtpStatus() != null) {
            details.put("smtpStatus", data.smtpStatus());
        }
        announcing.announce(fact(message, FactKind.MAIL_BOUNCED, data.reference())
                .with(details)
                .to(data.notifyAccount()));
    }

    void complained(ReceivedMessage<MailComplained> message) {
        var data = message.data();
        announcing.announce(fact(message, FactKind.MAIL_COMPLAINED, data.reference())
                .with(Map.of("mailId", data.mailId().toString()))
                .to(data.notifyAccount()));
    }

    private static Facts fact(ReceivedMessage<?> message, FactKind kind, MailReference reference) {
        return Facts.of(message, kind).about(subjectKind(reference), reference.id());
    }

    // "consent" + "request" is the same subject as the request that consent-service tells of
    private static String subjectKind(MailReference reference) {
        return reference.kind().startsWith(reference.context() + "-")
                ? reference.kind()
                : reference.context() + "-" + reference.kind();
    }
}
