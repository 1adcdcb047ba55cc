package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.DocumentFixtures;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Requests in every state, as their own verbs bring them there. */
final class RequestFixtures {

    static final Instant NOON = DocumentFixtures.NOON;
    static final Instant END = NOON.plus(Duration.ofDays(14));
    static final String HASH = "a".repeat(64);

    private RequestFixtures() {}

    static ConsentRequest sent() {
        var recipient = new Recipient(
                new ParticipantRef(UUID.randomUUID()), "Hospital", true, "Haneul Kim", "haneul@example.org", "en");
        var asked = new NewRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                DocumentFixtures.published(DocumentFixtures.content()),
                recipient,
                UUID.randomUUID());
        return new ConsentRequest(RequestId.next(), asked, "en", UUID.randomUUID(), END, NOON);
    }

    static ConsentRequest in(RequestState state) {
        var request = sent();
        switch (state) {
            case SENT -> {}
            case OPENED -> done(in(request, RequestState.SENT).open(NOON));
            case IDENTITY_VERIFIED -> done(in(request, RequestState.OPENED).verified(NOON));
            case COMPLETED -> done(sign(in(request, RequestState.IDENTITY_VERIFIED)));
            case DECLINED -> done(in(request, RequestState.IDENTITY_VERIFIED).decline(DeclineReason.OTHER, NOON));
            case EXPIRED -> done(in(request, RequestState.SENT).expire(END));
            case CANCELLED -> done(in(request, RequestState.SENT).cancel(CancelReason.PARTICIPANT_WITHDRAWN, NOON));
        }
        return request;
    }

    static RequestEvent.RequestSigned sign(ConsentRequest request) {
        return request.sign(UUID.randomUUID(), "ELECTRONIC", SignatureMeaning.CONSENT, HASH, NOON);
    }

    private static ConsentRequest in(ConsentRequest request, RequestState state) {
        if (state == RequestState.SENT) {
            return request;
        }
        done(request.open(NOON));
        if (state == RequestState.OPENED) {
            return request;
        }
        done(request.verified(NOON));
        return request;
    }

    private static void done(Object fact) {
        if (fact instanceof Optional<?> maybe && maybe.isEmpty()) {
            throw new AssertionError("The fixture did not take its step");
        }
    }
}
