package io.trialsuite.consent.requests;

import static io.trialsuite.consent.requests.RequestFixtures.END;
import static io.trialsuite.consent.requests.RequestFixtures.NOON;
import static io.trialsuite.consent.requests.RequestFixtures.in;
import static io.trialsuite.consent.requests.RequestFixtures.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsuite.problem.Problem;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentRequestTests {

    /** Every command, and the states in which it is allowed: all others refuse and change nothing. */
    private static final Map<String, Consumer<ConsentRequest>> COMMANDS = Map.of(
            "send", request -> assertThat(request.send(NOON)).isNotNull(),
            "open", request -> assertThat(request.open(NOON)).isNotNull(),
            "challenge", request -> request.requireChallengeable(NOON),
            "verified", request -> assertThat(request.verified(NOON)).isNotNull(),
            "wrongCode", request -> assertThat(request.wrongCode(NOON)).isNotNull(),
            "sign", request -> assertThat(sign(request)).isNotNull(),
            "decline",
                    request -> assertThat(request.decline(DeclineReason.OTHER, NOON))
                            .isNotNull());

    private static final Map<String, Set<RequestState>> ALLOWED = Map.of(
            "send", EnumSet.of(RequestState.CREATED),
            "open", EnumSet.complementOf(EnumSet.of(RequestState.EXPIRED)),
            "challenge", open(),
            "verified", EnumSet.of(RequestState.OPENED, RequestState.IDENTITY_VERIFIED),
            "wrongCode", open(),
            "sign", EnumSet.of(RequestState.IDENTITY_VERIFIED),
            "decline", EnumSet.of(RequestState.IDENTITY_VERIFIED));

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void everyCommandIsAllowedExactlyWhereTheTableSays(RequestState state) {
        COMMANDS.forEach((name, command) -> {
            var request = in(state);
            if (ALLOWED.getOrDefault(name, Set.of()).contains(state)) {
                command.accept(request);
            } else {
                assertThatExceptionOfType(Problem.class)
                        .as(name + " in " + state)
                        .isThrownBy(() -> command.accept(request));
                assertThat(request.state()).isEqualTo(state);
            }
        });
    }

    @Test
    void onlyTheFirstLookOpens() {
        var request = in(RequestState.SENT);

        assertThat(request.open(NOON)).isPresent();
        assertThat(request.open(NOON)).isEmpty();
    }

    @Test
    void theFifthWrongCodeLocksForAQuarterOfAnHour() {
        var request = in(RequestState.OPENED);
        for (var attempt = 1; attempt < 5; attempt++) {
            assertThat(request.wrongCode(NOON)).isEmpty();
            assertThat(request.attemptsLeft()).isEqualTo(5 - attempt);
        }

        var locked = request.wrongCode(NOON);

        assertThat(locked).hasValueSatisfying(event -> {
            assertThat(event.failedAttempts()).isEqualTo(5);
            assertThat(event.lockedUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        });
        assertThatExceptionOfType(RequestLocked.class)
                .isThrownBy(() -> request.requireChallengeable(NOON.plusSeconds(899)))
                .satisfies(problem -> assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        request.requireChallengeable(NOON.plusSeconds(900));
        assertThat(request.attemptsLeft()).isEqualTo(5);
    }

    @Test
    void aRightCodeForgivesWrongOnes() {
        var request = in(RequestState.OPENED);
        assertThat(request.wrongCode(NOON)).isEmpty();

        assertThat(request.verified(NOON)).isNotNull();

        assertThat(request.attemptsLeft()).isEqualTo(5);
    }

    @Test
    void afterItsTimeAnOpenRequestAnswersNothing() {
        var request = in(RequestState.IDENTITY_VERIFIED);

        assertThatExceptionOfType(RequestExpired.class).isThrownBy(() -> request.requireAnswerable(END));
        assertThatExceptionOfType(RequestExpired.class)
                .isThrownBy(() -> assertThat(request.open(END)).isEmpty());
        assertThat(request.expire(END.minusSeconds(1))).isFalse();
        assertThat(request.expire(END)).isTrue();
        assertThat(request.expire(END)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestState.class,
            names = {"COMPLETED", "DECLINED"})
    void anAnswerThatCameInTimeOutlivesTheEnd(RequestState answered) {
        var request = in(answered);

        assertThat(request.expire(END)).isFalse();
        assertThat(request.open(END)).isEmpty();
        assertThat(request.state()).isEqualTo(answered);
    }

    @Test
    void reportsOfTheInvitationOnlyEverGetWorse() {
        var request = in(RequestState.SENT);
        var mail = request.invitationMail();

        assertThat(request.reported(UUID.randomUUID(), InvitationDelivery.BOUNCED, NOON))
                .isFalse();
        assertThat(request.reported(mail, InvitationDelivery.BOUNCED, NOON)).isTrue();
        assertThat(request.reported(mail, InvitationDelivery.DELIVERED, NOON)).isFalse();
        assertThat(request.delivery()).isEqualTo(InvitationDelivery.BOUNCED);
        assertThat(request.state()).isEqualTo(RequestState.SENT);
    }

    @Test
    void theTableKnowsEveryCommand() {
        assertThat(ALLOWED.keySet()).isEqualTo(COMMANDS.keySet());
    }

    private static Set<RequestState> open() {
        var open = EnumSet.noneOf(RequestState.class);
        for (var state : RequestState.values()) {
            if (state.isOpen()) {
                open.add(state);
            }
        }
        return open;
    }
}
