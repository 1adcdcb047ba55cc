package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.plugins.InputMethods;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The participant looks at the request. Looking changes nothing: a mail scanner looks as well. */
@Service
public class ShowingRequests {

    private final ConsentRequests requests;
    private final ParticipantSessions sessions;
    private final DocumentCatalogue documents;
    private final GivenAnswers answers;
    private final ChangedPassages changes;
    private final InputMethods methods;
    private final Clock clock;

    ShowingRequests(
            ConsentRequests requests,
            ParticipantSessions sessions,
            DocumentCatalogue documents,
            GivenAnswers answers,
            ChangedPassages changes,
            InputMethods methods,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.documents = documents;
        this.answers = answers;
        this.changes = changes;
        this.methods = methods;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ParticipantView show(Visitor visitor, @Nullable String session) {
        var at = clock.instant();
        var request = requests.require(visitor.reference());
        request.requireNotOver(at);
        var version = documents.requirePublished(request.organization(), request.version());
        var identified = sessions.isValid(visitor, session, at);
        var mayRead = identified && visitor.role().consents();
        return ParticipantView.of(
                request,
                visitor,
                version,
                identified,
                mayRead ? answers.of(visitor.reference()) : Map.of(),
                mayRead ? changes.of(request, version) : Optional.empty(),
                methods);
    }
}
