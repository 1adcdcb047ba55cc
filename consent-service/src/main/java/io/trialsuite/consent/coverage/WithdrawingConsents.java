package io.trialsuite.consent.coverage;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.requests.LeavingListener;
import io.trialsuite.consent.requests.ParticipantSessions;
import io.trialsuite.consent.requests.Visitor;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a consent back, as a whole or in part. It takes effect at once, and nothing can stand in its way (CI-8). */
@Service
public class WithdrawingConsents implements LeavingListener {

    private static final String BY_LINK = "LINK";
    private static final String AT_SITE = "SITE";

    private final HistoryRows rows;
    private final IdentityVault participants;
    private final ParticipantSessions sessions;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    WithdrawingConsents(
            HistoryRows rows,
            IdentityVault participants,
            ParticipantSessions sessions,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.participants = participants;
        this.sessions = sessions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The participant has told the site. */
    @Transactional
    public void atSite(StaffMember by, UUID record, WithdrawConsent command) {
        var organization = by.organizationId();
        var participant = rows.participant(organization, record);
        participants.requireForChange(organization, participant);
        withdraw(organization, participant, record, command, new Channel(AT_SITE, by.actor(), clock.instant()));
    }

    /** Whoever consented comes back by the same link and a new code. */
    @Transactional
    public void byLink(Visitor visitor, @Nullable String session, WithdrawConsent command) {
        var at = clock.instant();
        if (!visitor.role().consents()) {
            throw new RecordNotFound();
        }
        sessions.require(visitor, session, at);
        var organization = visitor.reference().organization();
        var record = rows.recordOf(organization, visitor.reference().request().value());
        var participant = rows.participant(organization, record);
        participants.requireForChange(organization, participant);
        withdraw(organization, participant, record, command, new Channel(BY_LINK, visitor.actor(participant), at));
    }

    /** Who leaves the study takes back whatever still holds; the participant is locked already. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(StaffMember by, ParticipantRef participant, Instant at) {
        var history = rows.of(by.organizationId(), participant);
        for (var consent : history.given()) {
            var holding = history.holding(consent, at);
            if (!holding.isEmpty()) {
                write(
                        by.organizationId(),
                        participant,
                        WithdrawalScope.FULL,
                        new Withdrawal(consent.record(), holding, at),
                        new Channel(AT_SITE, by.actor(), at));
            }
        }
    }

    private record Channel(String name, AuditActor actor, Instant at) {}

    private void withdraw(
            UUID organization, ParticipantRef participant, UUID record, WithdrawConsent command, Channel channel) {
        var history = rows.of(organization, participant);
        var consent = history.given().stream()
                .filter(it -> it.record().equals(record))
                .findFirst()
                .orElseThrow(RecordNotFound::new);
        var holding = history.holding(consent, channel.at());
        var ends = ends(consent, holding, command);
        write(
                organization,
                participant,
                ends.equals(holding) ? WithdrawalScope.FULL : WithdrawalScope.PURPOSES,
                new Withdrawal(record, ends, channel.at()),
                channel);
    }

    /** Without the consent to the document itself, nothing that it allowed goes on. */
    private static Set<String> ends(GivenConsent consent, Set<String> holding, WithdrawConsent command) {
        var isFull =
                command.scope() == WithdrawalScope.FULL || command.purposes().contains(consent.family());
        var ends = new TreeSet<>(isFull ? holding : command.purposes());
        if (ends.isEmpty() || !holding.containsAll(ends)) {
            throw new NothingToWithdraw(holding);
        }
        return ends;
    }

    private void write(
            UUID organization,
            ParticipantRef participant,
            WithdrawalScope scope,
            Withdrawal withdrawal,
            Channel channel) {
        rows.add(UuidCreator.getTimeOrderedEpoch(), organization, participant, scope, withdrawal, channel.name());
        outbox.append(CoverageMessages.withdrawn(
                organization, rows.study(organization, withdrawal.record()), participant, scope, withdrawal));
        audit.record(new AuditEntry(
                organization,
                channel.actor(),
                "consent.record.withdrawn",
                "consent-record",
                withdrawal.record().toString(),
                withdrawal.at(),
                null,
                Map.of(
                        "scope",
                        scope,
                        "purposes",
                        withdrawal.purposes().stream().sorted().toList(),
                        "channel",
                        channel.name()),
                null));
    }
}
