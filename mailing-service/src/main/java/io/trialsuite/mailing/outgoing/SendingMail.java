package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.announcing.AnnouncingMail;
import io.trialsuite.mailing.announcing.MailFact;
import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.reasons.ReasonCode;
import io.trialsuite.mailing.suppression.SuppressionList;
import io.trialsuite.mailing.templates.MailTemplates;
import io.trialsuite.mailing.templates.RenderingFailed;
import io.trialsuite.mailing.trail.MailTrail;
import io.trialsuite.mailing.work.WorkQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The two transactions around a call to SES: before it, that it will be made; after it, how it ended. */
@Service
class SendingMail {

    private final MailMessages mails;
    private final MailRoutes routes;
    private final MailTemplates templates;
    private final SuppressionList suppressed;
    private final AnnouncingMail announcing;
    private final WorkQueue mailQueue;
    private final MailTrail trail;
    private final SendingProperties properties;
    private final Clock clock;

    SendingMail(
            MailMessages mails,
            MailRoutes routes,
            MailTemplates templates,
            SuppressionList suppressed,
            AnnouncingMail announcing,
            WorkQueue mailQueue,
            MailTrail trail,
            SendingProperties properties,
            Clock clock) {
        this.mails = mails;
        this.routes = routes;
        this.templates = templates;
        this.suppressed = suppressed;
        this.announcing = announcing;
        this.mailQueue = mailQueue;
        this.trail = trail;
        this.properties = properties;
        this.clock = clock;
    }

    /** Decides what is to be done with a due mail; present when that is a call to SES, which is then written down. */
    @Transactional
    public Optional<OutgoingMail> begin(MailId id) {
        var mail = mails.requireLocked(id);
        var now = clock.instant();
        return switch (mail.state()) {
            case QUEUED -> start(mail, now);
            case SENDING -> {
                loseTrack(mail, "sender died", now);
                mailQueue.postpone(id.value(), mail.lastAttempt().startedAt().plus(properties.reconcileAfter()));
                yield Optional.empty();
            }
            case UNKNOWN -> {
                if (mail.mayResend()) {
                    mail.resend(now);
                    trail.moved(
                            mail.tracked(),
                            "mailing.mail.resent",
                            now,
                            MailState.UNKNOWN,
                            mail.state(),
                            ReasonCode.OUTCOME_UNKNOWN.code());
                    yield start(mail, now);
                }
                yield failed(mail, ReasonCode.OUTCOME_UNKNOWN, null, now);
            }
            case ACCEPTED, FAILED, SUPPRESSED -> {
                mailQueue.done(id.value());
                yield Optional.empty();
            }
        };
    }

    @Transactional
    public void settle(OutgoingMail outgoing, SendResult result) {
        var mail = mails.requireLocked(outgoing.mail());
        var now = clock.instant();
        switch (result) {
            case SendResult.Accepted accepted -> {
                accept(mail, outgoing.attempt(), accepted.sesMessageId(), now);
                mailQueue.done(mail.id().value());
            }
            case SendResult.TryLater later -> {
                var before = mail.state();
                mail.refuse(outgoing.attempt(), later.outcome(), now);
                if (mail.state().isOver()) {
                    mailQueue.done(mail.id().value());
                } else if (now.isAfter(mail.requestedAt().plus(properties.giveUpAfter()))) {
                    failed(mail, ReasonCode.GAVE_UP, later.outcome(), now);
                } else {
                    if (mail.state() != before) {
                        trail.moved(
                                mail.tracked(), "mailing.mail.postponed", now, before, mail.state(), later.outcome());
                    }
                    mailQueue.postpone(mail.id().value(), now.plus(RetrySchedule.after(mail.refusals())));
                }
            }
            case SendResult.Refused refused -> {
                mail.refuse(outgoing.attempt(), refused.outcome(), now);
                if (!mail.state().isOver()) {
                    failed(mail, ReasonCode.REJECTED, refused.outcome(), now);
                }
            }
            case SendResult.Unknown unknown -> {
                if (mail.state() == MailState.SENDING) {
                    loseTrack(mail, unknown.outcome(), now);
                    mailQueue.postpone(mail.id().value(), now.plus(properties.reconcileAfter()));
                }
            }
        }
    }

    private void accept(MailMessage mail, AttemptId attempt, String sesMessageId, Instant now) {
        if (mail.isAcceptedAs(sesMessageId)) {
            return;
        }
        var tracked = mail.tracked();
        routes.remember(sesMessageId, mail.id(), attempt, tracked.organization(), now);
        if (mail.accept(attempt, sesMessageId, now)) {
            announcing.announce(new MailFact.Accepted(tracked, now));
        }
    }

    private void loseTrack(MailMessage mail, String outcome, Instant now) {
        mail.loseTrack(outcome, now);
        trail.moved(mail.tracked(), "mailing.mail.lost-track-of", now, MailState.SENDING, mail.state(), outcome);
    }

    private Optional<OutgoingMail> start(MailMessage mail, Instant now) {
        var tracked = mail.tracked();
        if (!tracked.recipient().isValid()) {
            return failed(mail, ReasonCode.INVALID_ADDRESS, null, now);
        }
        if (suppressed.contains(tracked.organization(), tracked.recipient())) {
            mail.suppress(now);
            mailQueue.done(mail.id().value());
            var bounce = new MailFact.Bounce(true, "Permanent", "Suppressed", null, null, ReasonCode.SUPPRESSED);
            var bounced = new MailFact.Bounced(tracked, now, bounce);
            announcing.announce(bounced);
            announcing.alert(bounced);
            return Optional.empty();
        }
        try {
            var rendered = templates.render(tracked.template(), mail.locale(), mail.model());
            var attempt = mail.start(rendered, now);
            return Optional.of(new OutgoingMail(mail.id(), attempt, tracked.recipient(), rendered, tracked.cause()));
        } catch (RenderingFailed e) {
            return failed(mail, ReasonCode.RENDERING_FAILED, e.getMessage(), now);
        }
    }

    private Optional<OutgoingMail> failed(
            MailMessage mail, ReasonCode reason, @Nullable String diagnostic, Instant now) {
        mail.fail(reason, now);
        mailQueue.done(mail.id().value());
        announcing.announce(new MailFact.NotSent(mail.tracked(), now, reason, diagnostic));
        return Optional.empty();
    }
}
