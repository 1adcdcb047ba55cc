package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.trail.MailTrail;
import io.trialsuite.mailing.work.WorkQueue;
import io.trialsuite.outbox.PoisonMessage;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes over the responsibility for a mail; what can be wrong with it is found out when it is sent, and reported then. */
@Service
public class AcceptingMailRequests {

    private final MailMessages mails;
    private final MailRoutes routes;
    private final WorkQueue mailQueue;
    private final MailTrail trail;
    private final Clock clock;

    AcceptingMailRequests(MailMessages mails, MailRoutes routes, WorkQueue mailQueue, MailTrail trail, Clock clock) {
        this.mails = mails;
        this.routes = routes;
        this.mailQueue = mailQueue;
        this.trail = trail;
        this.clock = clock;
    }

    /** A request for a mail that is known already changes nothing; it may not be known to another organization. */
    @Transactional
    public void accept(RequestMail request) {
        if (!routes.open(request.mail(), request.organization())) {
            requireSameOrganization(request);
            return;
        }
        var now = clock.instant();
        var mail = mails.save(new MailMessage(request, now));
        trail.happened(mail.tracked(), "mailing.mail.requested", now, null);
        mailQueue.add(request.mail().value(), request.organization(), now);
    }

    private void requireSameOrganization(RequestMail request) {
        var known = routes.byMail(request.mail()).map(MailRoutes.Route::organizationId);
        if (!known.equals(Optional.of(request.organization()))) {
            throw new PoisonMessage("mail " + request.mail() + " is one of another organization");
        }
    }
}
