package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.announcing.AnnouncingMail;
import io.trialsuite.mailing.announcing.MailFact;
import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.work.WorkQueue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an event of SES proves about a mail: that SES has it, whatever the call that handed it over seemed to say. Keeps the
 * mail locked until the transaction ends.
 */
@Component
public class AcceptedMails {

    private final MailMessages mails;
    private final MailRoutes routes;
    private final AnnouncingMail announcing;
    private final WorkQueue mailQueue;

    AcceptedMails(MailMessages mails, MailRoutes routes, AnnouncingMail announcing, WorkQueue mailQueue) {
        this.mails = mails;
        this.routes = routes;
        this.announcing = announcing;
        this.mailQueue = mailQueue;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public TrackedMail confirm(MailId id, @Nullable AttemptId attempt, String sesMessageId, Instant at) {
        var mail = mails.requireLocked(id);
        var tracked = mail.tracked();
        if (attempt == null || mail.isAcceptedAs(sesMessageId)) {
            return tracked;
        }
        routes.remember(sesMessageId, id, attempt, tracked.organization(), at);
        if (mail.accept(attempt, sesMessageId, at)) {
            mailQueue.done(id.value());
            announcing.announce(new MailFact.Accepted(tracked, at));
        }
        return tracked;
    }
}
