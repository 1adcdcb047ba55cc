package io.trialsuite.consent.requests;

import static io.trialsuite.consent.documents.SignatoryRole.PARTICIPANT;

import io.trialsuite.consent.documents.DocumentFixtures;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Requests in every state, as their own verbs bring them there. */
final class RequestFixtures {

    static final Instant NOON = DocumentFixtures.NOON;
    static final Instant END = NOON.plus(Duration.ofDays(14));
    static final String HASH = "a".repeat(64);

    private RequestFixtures() {}

    /** One that these must sign, as the database writes rules. */
    static ConsentRequest sent(String signingRule) {
        var recipient = new Recipient(
                new ParticipantRef(UUID.randomUUID()),
                UUID.randomUUID(),
                "Hospital",
                true,
                "Haneul Kim",
                "haneul@example.org",
                "en");
        var asked = new NewRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                DocumentFixtures.published(DocumentFixtures.content(), signingRule),
                recipient,
                null,
                Map.of(),
                UUID.randomUUID());
        return new ConsentRequest(RequestId.next(), asked, "en", END, NOON);
    }

    static ConsentRequest in(RequestState state) {
        return switch (state) {
            case SENT -> sent(PARTICIPANT.name());
            case OPENED -> opened(sent(PARTICIPANT.name()));
            case IDENTITY_VERIFIED -> verified(sent(PARTICIPANT.name()));
            case SIGNED_BY_PARTICIPANT -> signed(sent("PARTICIPANT>IMPARTIAL_WITNESS"));
            case AWAITING_COUNTERSIGN -> signed(sent("PARTICIPANT>OBTAINING_PERSON"));
            case COMPLETED -> signed(sent(PARTICIPANT.name()));
            case DECLINED -> {
                var request = verified(sent(PARTICIPANT.name()));
                done(request.decline(SignatoryRole.PARTICIPANT, DeclineReason.OTHER, NOON));
                yield request;
            }
            case EXPIRED -> {
                var request = sent(PARTICIPANT.name());
                done(request.expire(END));
                yield request;
            }
            case VOIDED -> {
                var request = signed(sent(PARTICIPANT.name()));
                request.declareVoid(NOON);
                yield request;
            }
            case CANCELLED -> {
                var request = sent(PARTICIPANT.name());
                done(request.cancel(CancelReason.PARTICIPANT_WITHDRAWN, NOON));
                yield request;
            }
        };
    }

    static RequestEvent.RequestSigned sign(ConsentRequest request) {
        return sign(request, PARTICIPANT);
    }

    static RequestEvent.RequestSigned sign(ConsentRequest request, SignatoryRole role) {
        return request.sign(role, UUID.randomUUID(), "ELECTRONIC", HASH, NOON);
    }

    private static ConsentRequest opened(ConsentRequest request) {
        done(request.open(PARTICIPANT, NOON));
        return request;
    }

    static ConsentRequest verified(ConsentRequest request) {
        done(opened(request).verified(PARTICIPANT, NOON));
        return request;
    }

    private static ConsentRequest signed(ConsentRequest request) {
        done(sign(verified(request)));
        return request;
    }

    private static void done(Object fact) {
        if (fact instanceof Optional<?> maybe && maybe.isEmpty()) {
            throw new AssertionError("The fixture did not take its step");
        }
    }
}
