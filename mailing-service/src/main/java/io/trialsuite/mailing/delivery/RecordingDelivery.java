package io.trialsuite.mailing.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.mailing.announcing.AnnouncingMail;
import io.trialsuite.mailing.announcing.MailFact;
import io.trialsuite.mailing.mail.MailAddress;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.outgoing.AcceptedMails;
import io.trialsuite.mailing.outgoing.MailRoutes;
import io.trialsuite.mailing.reasons.BounceReasons;
import io.trialsuite.mailing.reasons.ReasonCode;
import io.trialsuite.mailing.suppression.SuppressionList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in one event of SES: keeps it, and says what it proves if that is news. */
@Service
public class RecordingDelivery {

    private final MailRoutes routes;
    private final AcceptedMails accepted;
    private final MailEvents events;
    private final ParkedReports parked;
    private final SuppressionList suppressed;
    private final AnnouncingMail announcing;
    private final MeterRegistry meters;
    private final Clock clock;

    RecordingDelivery(
            MailRoutes routes,
            AcceptedMails accepted,
            MailEvents events,
            ParkedReports parked,
            SuppressionList suppressed,
            AnnouncingMail announcing,
            MeterRegistry meters,
            Clock clock) {
        this.routes = routes;
        this.accepted = accepted;
        this.events = events;
        this.parked = parked;
        this.suppressed = suppressed;
        this.announcing = announcing;
        this.meters = meters;
        this.clock = clock;
    }

    /** Records the event, or parks it until its mail is known, or until it is clear what it means. */
    @Transactional
    public void record(DeliveryReport report) {
        count(report);
        var route = route(report);
        if (route.isEmpty()) {
            parked.park(report, ParkedReports.Cause.UNKNOWN_MAIL);
            return;
        }
        if (report.isAmbiguous()
                && !events.arrived(
                        report, route.get().organizationId(), route.get().mailId())) {
            parked.park(report, ParkedReports.Cause.AWAITING_DELIVERY);
            return;
        }
        apply(report, route.get());
    }

    /** Tries a parked event again; false while its mail is still unknown. An ambiguous one has waited long enough. */
    @Transactional
    public boolean recordParked(DeliveryReport report) {
        var route = route(report);
        route.ifPresent(found -> apply(report, found));
        return route.isPresent();
    }

    private Optional<MailRoutes.Route> route(DeliveryReport report) {
        return routes.enter(report.sesMessageId(), report.mail());
    }

    private void apply(DeliveryReport report, MailRoutes.Route route) {
        var mail =
                accepted.confirm(new MailId(route.mailId()), report.attempt(), report.sesMessageId(), clock.instant());
        var now = clock.instant();
        for (var recipient : report.recipients()) {
            var event = MailEvents.event(report, recipient);
            var before = events.of(mail, event.recipient());
            if (events.append(mail, report, event, now)) {
                settle(mail, event, before, now);
            }
        }
    }

    private void settle(TrackedMail mail, MailEvent event, List<MailEvent> before, Instant now) {
        var known = RecipientState.of(before);
        var state = RecipientState.of(
                Stream.concat(before.stream(), Stream.of(event)).toList());
        if (!state.equals(known)) {
            events.store(mail, event.recipient(), state, reason(state), now);
        }
        DeliveryFact.newsOf(event, before).forEach(fact -> tell(mail, fact, event));
    }

    private void tell(TrackedMail mail, DeliveryFact fact, MailEvent event) {
        var address = new MailAddress(event.recipient());
        switch (fact) {
            case DELIVERED -> announcing.announce(new MailFact.Delivered(mail, event.occurredAt()));
            case BOUNCED -> announcing.announce(bounced(mail, event));
            case UNREACHABLE -> {
                suppressed.add(mail, address, SuppressionList.Source.BOUNCE, event.occurredAt());
                announcing.alert(bounced(mail, event));
            }
            case REJECTED ->
                announcing.announce(
                        new MailFact.NotSent(mail, event.occurredAt(), ReasonCode.REJECTED, event.diagnostic()));
            case COMPLAINED -> {
                suppressed.add(mail, address, SuppressionList.Source.COMPLAINT, event.occurredAt());
                announcing.announce(new MailFact.Complained(mail, event.occurredAt(), event.feedbackType()));
            }
        }
    }

    private static MailFact.Bounced bounced(TrackedMail mail, MailEvent event) {
        return new MailFact.Bounced(
                mail,
                event.occurredAt(),
                new MailFact.Bounce(
                        event.isPermanent(),
                        event.type(),
                        event.subType(),
                        event.smtpStatus(),
                        event.diagnostic(),
                        BounceReasons.of(event.type(), event.subType(), event.smtpStatus())));
    }

    private static Optional<ReasonCode> reason(RecipientState state) {
        return switch (state.status()) {
            case QUEUED, ACCEPTED -> Optional.empty();
            case DELIVERED -> state.autoReply() ? Optional.of(ReasonCode.AUTO_REPLY) : Optional.empty();
            case DELAYED -> Optional.of(ReasonCode.DELAYED);
            case REJECTED -> Optional.of(ReasonCode.REJECTED);
            case COMPLAINED -> Optional.of(ReasonCode.COMPLAINT);
            case SOFT_BOUNCED, HARD_BOUNCED ->
                state.decisive().map(event -> BounceReasons.of(event.type(), event.subType(), event.smtpStatus()));
        };
    }

    private void count(DeliveryReport report) {
        meters.counter(
                        "mail.events",
                        "type",
                        report.kind().name(),
                        "subtype",
                        Objects.requireNonNullElse(report.bounceSubType(), "none"))
                .increment();
        var lag = Duration.between(report.at(), clock.instant());
        meters.timer("mail.event.lag").record(lag.isNegative() ? Duration.ZERO : lag);
    }
}
