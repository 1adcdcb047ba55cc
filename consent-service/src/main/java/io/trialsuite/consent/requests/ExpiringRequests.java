package io.trialsuite.consent.requests;

import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ExpiringRequests {

    private final ConsentRequests requests;
    private final ParticipantLinks links;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    ExpiringRequests(
            ConsentRequests requests, ParticipantLinks links, RequestJournal journal, Outbox outbox, Clock clock) {
        this.requests = requests;
        this.links = links;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void expire(RequestRef reference) {
        var at = clock.instant();
        var request = requests.requireLocked(reference);
        var before = request.state();
        request.expire(at).ifPresent(lapsed -> {
            outbox.append(RequestMessages.of(lapsed, request.organization(), request.study()));
            journal.systemDid("expiry-sweep", "consent.request.expired", request, at, before, Map.of());
        });
        links.markLapsed(reference.request());
    }
}
