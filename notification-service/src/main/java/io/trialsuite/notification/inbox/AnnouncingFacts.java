package io.trialsuite.notification.inbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.notification.subjects.SubjectLocks;
import io.trialsuite.outbox.Outbox;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a fact into the inboxes of those who should hear of it. */
@Service
public class AnnouncingFacts {

    private final SubjectLocks locks;
    private final Notifications notifications;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Clock clock;

    AnnouncingFacts(SubjectLocks locks, Notifications notifications, Outbox outbox, MeterRegistry meters, Clock clock) {
        this.locks = locks;
        this.notifications = notifications;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    public void announce(AnnounceFact fact) {
        locks.hold(List.of(fact.subject()));
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        if (!notifications.insert(id, fact, now)) {
            return;
        }
        notifications.insertItems(id, fact, now);
        outbox.append(created(id, fact));
        meters.counter("notification.created", "kind", fact.kind().code()).increment();
        var lag = Duration.between(fact.at(), now);
        meters.timer("notification.lag").record(lag.isNegative() ? Duration.ZERO : lag);
    }

    private OutboxMessage created(UUID id, AnnounceFact fact) {
        var subject = fact.subject();
        var message = OutboxMessage.of(
                        "notification.notification.created.v1",
                        id,
                        clock.instant(),
                        new CreatedV1(
                                id,
                                fact.kind().code(),
                                subject.kind(),
                                subject.id(),
                                fact.recipients().size()))
                .with("organizationid", subject.organization());
        return fact.study() == null ? message : message.with("studyid", fact.study());
    }

    record CreatedV1(UUID notificationId, String kind, String subjectKind, String subjectId, int recipients) {}
}
