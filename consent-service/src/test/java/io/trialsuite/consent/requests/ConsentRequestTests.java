package io.trialsuite.consent.requests;

import static io.trialsuite.consent.documents.SignatoryRole.IMPARTIAL_WITNESS;
import static io.trialsuite.consent.documents.SignatoryRole.INTERPRETER;
import static io.trialsuite.consent.documents.SignatoryRole.LAR;
import static io.trialsuite.consent.documents.SignatoryRole.OBTAINING_PERSON;
import static io.trialsuite.consent.documents.SignatoryRole.PARTICIPANT;
import static io.trialsuite.consent.requests.RequestFixtures.END;
import static io.trialsuite.consent.requests.RequestFixtures.NOON;
import static io.trialsuite.consent.requests.RequestFixtures.in;
import static io.trialsuite.consent.requests.RequestFixtures.sent;
import static io.trialsuite.consent.requests.RequestFixtures.sign;
import static io.trialsuite.consent.requests.RequestFixtures.verified;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsuite.problem.Problem;
import io.trialsuite.test.Clause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentRequestTests {

    /** Every command, and the states in which it is allowed: all others refuse and change nothing. */
    private static final Map<String, Consumer<ConsentRequest>> COMMANDS = Map.of(
            "remind",
                    request -> assertThat(request.remind(NOON.plus(Duration.ofDays(2))))
                            .isNotNull(),
            "cancel",
                    request -> assertThat(request.cancel(CancelReason.PARTICIPANT_WITHDRAWN, NOON))
                            .isNotNull(),
            "show", request -> request.requireNotOver(NOON),
            "open", request -> assertThat(request.open(PARTICIPANT, NOON)).isNotNull(),
            "challenge", request -> request.requireChallengeable(NOON),
            "verified",
                    request -> assertThat(request.verified(PARTICIPANT, NOON)).isNotNull(),
            "wrongCode", request -> assertThat(request.wrongCode(NOON)).isNotNull(),
            "sign", request -> assertThat(sign(request)).isNotNull(),
            "declareVoid", request -> request.declareVoid(NOON),
            "decline",
                    request -> assertThat(request.decline(PARTICIPANT, DeclineReason.OTHER, NOON))
                            .isNotNull());

    private static final Map<String, Set<RequestState>> ALLOWED = Map.of(
            "remind", without(open(), RequestState.AWAITING_COUNTERSIGN),
            "cancel", open(),
            "show", EnumSet.complementOf(EnumSet.of(RequestState.EXPIRED, RequestState.CANCELLED)),
            "open", EnumSet.complementOf(EnumSet.of(RequestState.EXPIRED, RequestState.CANCELLED)),
            "challenge", openOr(RequestState.COMPLETED, RequestState.VOIDED),
            "verified", without(openOr(RequestState.COMPLETED, RequestState.VOIDED), RequestState.SENT),
            "wrongCode", openOr(RequestState.COMPLETED, RequestState.VOIDED),
            "sign", EnumSet.of(RequestState.IDENTITY_VERIFIED),
            "declareVoid", EnumSet.of(RequestState.COMPLETED),
            "decline",
                    EnumSet.of(
                            RequestState.IDENTITY_VERIFIED,
                            RequestState.SIGNED_BY_PARTICIPANT,
                            RequestState.AWAITING_COUNTERSIGN));

    @ParameterizedTest
    @EnumSource(RequestState.class)
    @Clause("21 CFR 11.10(f)")
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

        assertThat(request.open(PARTICIPANT, NOON)).isPresent();
        assertThat(request.open(PARTICIPANT, NOON)).isEmpty();
    }

    @Test
    void theFifthWrongCodeLocksForAQuarterOfAnHour() {
        var request = in(RequestState.OPENED);
        for (var attempt = 1; attempt < 5; attempt++) {
            assertThat(request.wrongCode(NOON)).isEmpty();
            assertThat(request.attemptsLeft()).isEqualTo(5 - attempt);
        }

        var locked = request.wrongCode(NOON);

        assertThat(locked)
                .contains(new RequestEvent.RequestLockedOut(request.id(), 5, NOON.plus(Duration.ofMinutes(15)), NOON));
        assertThatExceptionOfType(RequestLocked.class)
                .isThrownBy(() -> request.requireChallengeable(NOON.plusSeconds(899)))
                .satisfies(problem -> assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        request.requireChallengeable(NOON.plusSeconds(900));
        assertThat(request.attemptsLeft()).isEqualTo(5);
    }

    @Test
    void eachLockIsTwiceAsLongAndTheFifthEndsTheRequest() {
        var request = in(RequestState.OPENED);
        var at = NOON;
        for (var minutes : List.of(15, 30, 60, 120)) {
            var locked = fiveWrongCodes(request, at);

            at = at.plus(Duration.ofMinutes(minutes));
            assertThat(locked)
                    .contains(new RequestEvent.RequestLockedOut(
                            request.id(), 5, at, at.minus(Duration.ofMinutes(minutes))));
        }

        var ended = fiveWrongCodes(request, at);

        assertThat(ended).get().isInstanceOf(RequestEvent.RequestCancelled.class);
        assertThat(request.state()).isEqualTo(RequestState.CANCELLED);
    }

    @Test
    void aRightCodeDoesNotForgiveTheLocks() {
        var request = in(RequestState.OPENED);
        assertThat(fiveWrongCodes(request, NOON)).isPresent();
        var later = NOON.plus(Duration.ofHours(1));
        assertThat(request.verified(PARTICIPANT, later)).isNotNull();

        var locked = fiveWrongCodes(request, later);

        assertThat(locked)
                .contains(
                        new RequestEvent.RequestLockedOut(request.id(), 5, later.plus(Duration.ofMinutes(30)), later));
    }

    private static Optional<RequestEvent.Setback> fiveWrongCodes(ConsentRequest request, Instant at) {
        for (var attempt = 1; attempt < 5; attempt++) {
            assertThat(request.wrongCode(at)).isEmpty();
        }
        return request.wrongCode(at);
    }

    @Test
    void aRightCodeForgivesWrongOnes() {
        var request = in(RequestState.OPENED);
        assertThat(request.wrongCode(NOON)).isEmpty();

        assertThat(request.verified(PARTICIPANT, NOON)).isNotNull();

        assertThat(request.attemptsLeft()).isEqualTo(5);
    }

    @Test
    void afterItsTimeAnOpenRequestAnswersNothing() {
        var request = in(RequestState.IDENTITY_VERIFIED);

        assertThatExceptionOfType(RequestExpired.class).isThrownBy(() -> request.requireAnswerable(END));
        assertThatExceptionOfType(RequestExpired.class)
                .isThrownBy(() -> assertThat(request.open(PARTICIPANT, END)).isEmpty());
        assertThat(request.expire(END.minusSeconds(1))).isEmpty();
        assertThat(request.expire(END)).isPresent();
        assertThat(request.expire(END)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestState.class,
            names = {"COMPLETED", "DECLINED"})
    void anAnswerThatCameInTimeOutlivesTheEnd(RequestState answered) {
        var request = in(answered);

        assertThat(request.expire(END)).isEmpty();
        assertThat(request.open(PARTICIPANT, END)).isEmpty();
        assertThat(request.state()).isEqualTo(answered);
    }

    @Test
    void theStrongestReportOfTheInvitationIsShownWhateverTheirOrder() {
        for (var order :
                orders(EnumSet.complementOf(EnumSet.of(InvitationDelivery.NOT_SENT, InvitationDelivery.REQUESTED)))) {
            var request = in(RequestState.SENT);

            order.forEach(outcome -> request.invitation()
                    .reported(requireNonNull(request.invitation().mail()), outcome, NOON));

            assertThat(request.invitation().delivery())
                    .as(order.toString())
                    .isEqualTo(order.isEmpty() ? InvitationDelivery.REQUESTED : Collections.max(order));
            assertThat(request.state()).isEqualTo(RequestState.SENT);
        }
        // the control: a mail that arrived in the end, having bounced softly before or after
        assertThat(InvitationDelivery.DELIVERED).isGreaterThan(InvitationDelivery.SOFT_BOUNCED);
    }

    @Test
    @Clause("CI-3")
    void everybodySignsOnceAndWhenItIsTheirTurn() {
        var request = verified(sent("PARTICIPANT>IMPARTIAL_WITNESS+INTERPRETER>OBTAINING_PERSON"));
        assertThatExceptionOfType(SignatureOrder.class).isThrownBy(() -> sign(request, IMPARTIAL_WITNESS));
        assertThatExceptionOfType(SignatureOrder.class).isThrownBy(() -> sign(request, OBTAINING_PERSON));

        sign(request, PARTICIPANT);
        assertThat(request.state()).isEqualTo(RequestState.SIGNED_BY_PARTICIPANT);
        assertThatExceptionOfType(AlreadySigned.class).isThrownBy(() -> sign(request, PARTICIPANT));
        sign(request, INTERPRETER);
        assertThatExceptionOfType(SignatureOrder.class).isThrownBy(() -> sign(request, OBTAINING_PERSON));
        sign(request, IMPARTIAL_WITNESS);
        assertThat(request.state()).isEqualTo(RequestState.AWAITING_COUNTERSIGN);
        sign(request, OBTAINING_PERSON);

        assertThat(request.state()).isEqualTo(RequestState.COMPLETED);
    }

    @Test
    void whoIsNotInTheRuleNeverSigns() {
        var request = verified(sent("PARTICIPANT>OBTAINING_PERSON"));

        assertThatExceptionOfType(SignatureOrder.class).isThrownBy(() -> sign(request, INTERPRETER));
    }

    @Test
    void whoeverConsentsBesideTheParticipantCanSayNoFirst() {
        var request = sent("LAR+PARTICIPANT>OBTAINING_PERSON");

        assertThatExceptionOfType(IdentityNotVerified.class)
                .isThrownBy(() -> request.decline(PARTICIPANT, DeclineReason.OTHER, NOON));
        assertThat(request.decline(LAR, DeclineReason.OTHER, NOON)).isNotNull();
    }

    @Test
    void whatWaitsForStaffDoesNotRunOutAndCannotBeEndedByGuessing() {
        var request = in(RequestState.AWAITING_COUNTERSIGN);
        assertThat(request.expire(END)).isEmpty();
        var at = NOON;
        for (var lock = 0; lock < 10; lock++) {
            fiveWrongCodes(request, at);
            at = at.plus(Duration.ofDays(30));
        }

        assertThat(request.state()).isEqualTo(RequestState.AWAITING_COUNTERSIGN);
        // the control: the same ends a request that nobody has answered
        assertThat(in(RequestState.SIGNED_BY_PARTICIPANT).expire(END)).isPresent();
    }

    @Test
    void nobodyIsRemindedTwiceADay() {
        var request = in(RequestState.SENT);
        var tomorrow = NOON.plus(Duration.ofDays(1));
        assertThatExceptionOfType(RemindedRecently.class).isThrownBy(() -> request.remind(tomorrow.minusSeconds(1)));
        assertThat(request.remind(tomorrow).at()).isEqualTo(tomorrow);

        assertThat(request.mayBeReminded(tomorrow.plusSeconds(1))).isFalse();
        assertThatExceptionOfType(RemindedRecently.class)
                .isThrownBy(() -> request.remind(tomorrow.plusSeconds(1)))
                .satisfies(problem -> assertThat(problem.retryAfter()).isLessThan(Duration.ofDays(1)));
        assertThat(request.mayBeReminded(tomorrow.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void aReportAboutAnotherMailChangesNothing() {
        var request = in(RequestState.SENT);

        assertThat(request.invitation().reported(UUID.randomUUID(), InvitationDelivery.BOUNCED, NOON))
                .isFalse();
    }

    /** Every order of every selection of them. */
    private static List<List<InvitationDelivery>> orders(Set<InvitationDelivery> outcomes) {
        var all = new ArrayList<List<InvitationDelivery>>(List.of(List.of()));
        for (var first : outcomes) {
            var others = EnumSet.copyOf(outcomes);
            others.remove(first);
            for (var rest : orders(others)) {
                var order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }

    @Test
    void theTableKnowsEveryCommand() {
        assertThat(ALLOWED.keySet()).isEqualTo(COMMANDS.keySet());
    }

    private static Set<RequestState> without(Set<RequestState> states, RequestState state) {
        var others = EnumSet.copyOf(states);
        others.remove(state);
        return others;
    }

    private static Set<RequestState> openOr(RequestState... others) {
        var states = EnumSet.copyOf(open());
        states.addAll(List.of(others));
        return states;
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
