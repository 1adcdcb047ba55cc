package io.trialsuite.consent.requests;

import static io.trialsuite.consent.requests.RequestFixtures.NOON;
import static io.trialsuite.consent.requests.RequestFixtures.in;
import static io.trialsuite.consent.requests.RequestFixtures.sign;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.test.Contracts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestMessagesContractTests {

    static Stream<RequestEvent> everyEvent() {
        var locked = in(RequestState.OPENED);
        for (var attempt = 1; attempt < Lockout.MOST_WRONG_CODES; attempt++) {
            assertThat(locked.wrongCode(NOON)).isEmpty();
        }
        return Stream.of(
                in(RequestState.SENT).dispatched(),
                in(RequestState.SENT).open(SignatoryRole.PARTICIPANT, NOON).orElseThrow(),
                in(RequestState.OPENED).verified(SignatoryRole.PARTICIPANT, NOON),
                locked.wrongCode(NOON).orElseThrow(),
                in(RequestState.SENT).cancel(CancelReason.PARTICIPANT_WITHDRAWN, NOON),
                in(RequestState.SENT).cancel(CancelReason.TOO_MANY_WRONG_CODES, NOON),
                in(RequestState.SENT).expire(NOON.plus(Duration.ofDays(365))).orElseThrow(),
                in(RequestState.SENT).remind(NOON.plus(Duration.ofDays(1))),
                sign(in(RequestState.IDENTITY_VERIFIED)),
                sign(in(RequestState.AWAITING_COUNTERSIGN), SignatoryRole.OBTAINING_PERSON),
                in(RequestState.IDENTITY_VERIFIED).decline(SignatoryRole.PARTICIPANT, DeclineReason.TIME_BURDEN, NOON));
    }

    @Test
    void whoWatchesOverSecurityHearsOfTriedCodes() {
        for (var setback : List.of(
                new RequestEvent.RequestLockedOut(RequestId.next(), 5, NOON, NOON),
                in(RequestState.SENT).cancel(CancelReason.TOO_MANY_WRONG_CODES, NOON))) {
            var message = RequestMessages.abuse(setback, UUID.randomUUID(), UUID.randomUUID());

            Contracts.ofRepository().assertValid(message.type(), message.data());
            assertThat(message.data().toString())
                    .contains("ended=" + (setback instanceof RequestEvent.RequestCancelled));
        }
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void everyEventIsAnnouncedAsDeclared(RequestEvent event) {
        var message = RequestMessages.of(event, UUID.randomUUID(), UUID.randomUUID());

        Contracts.ofRepository().assertValid(message.type(), message.data());
        assertThat(message.subject()).isEqualTo(event.request().toString());
        assertThat(message.attributes()).containsKeys("organizationid", "studyid");
    }
}
