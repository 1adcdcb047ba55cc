package io.trialsuite.consent.requests;

import io.trialsuite.consent.correspondence.ParticipantLetters;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;

/** A link on its way to whoever shall open it; holds the only copy of its token. */
record Invitation(Visitor visitor, Recipient to, UUID mail, Secret token) {

    static Invitation of(Visitor visitor, Recipient to, UUID mail) {
        return new Invitation(visitor, to, mail, Secret.next());
    }

    ParticipantLinks.New link(ConsentRequest request) {
        return new ParticipantLinks.New(token, visitor, request.expiresAt());
    }

    OutboxMessage message(ParticipantLetters letters, ConsentRequest request, PublishedVersion version, Instant at) {
        var letter = RequestLetter.of(request, version.studyTitle(), to, mail, at);
        return letters.invitation(letter, token.value(), request.expiresAt());
    }
}
