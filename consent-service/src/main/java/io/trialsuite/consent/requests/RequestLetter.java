package io.trialsuite.consent.requests;

import io.trialsuite.consent.correspondence.ParticipantLetters.Letter;
import io.trialsuite.consent.participants.Recipient;
import java.time.Instant;
import java.util.UUID;

/** What every mail about a request has in common. */
final class RequestLetter {

    private RequestLetter() {}

    static Letter of(ConsentRequest request, String studyTitle, Recipient to, UUID mail, Instant at) {
        return new Letter(
                mail,
                request.organization(),
                request.study(),
                studyTitle,
                request.id().value(),
                to,
                request.locale(),
                request.dispatchedBy(),
                at);
    }
}
