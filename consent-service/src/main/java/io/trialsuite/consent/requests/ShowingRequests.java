package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The participant looks at the request; the first look opens it. */
@Service
public class ShowingRequests {

    private final ConsentRequests requests;
    private final ParticipantSessions sessions;
    private final DocumentCatalogue documents;
    private final GivenAnswers answers;
    private final InputMethods methods;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    ShowingRequests(
            ConsentRequests requests,
            ParticipantSessions sessions,
            DocumentCatalogue documents,
            GivenAnswers answers,
            InputMethods methods,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.documents = documents;
        this.answers = answers;
        this.methods = methods;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public ParticipantView show(RequestRef reference, @Nullable String session) {
        var at = clock.instant();
        var request = requests.requireLocked(reference);
        var before = request.state();
        request.open(at).ifPresent(opened -> {
            outbox.append(RequestMessages.of(opened, request.organization(), request.study()));
            journal.participantDid("consent.request.opened", request, at, before, Map.of());
        });
        var version = documents.requireEffective(request.organization(), request.version());
        var identified = sessions.isValid(reference, session, at);
        return ParticipantView.of(request, version, identified, identified ? answers.of(reference) : Map.of(), methods);
    }
}
