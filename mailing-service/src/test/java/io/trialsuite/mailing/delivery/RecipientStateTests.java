package io.trialsuite.mailing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trialsuite.mailing.Permutations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipientStateTests {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private static final MailEvent SEND = event(EventKind.SEND, 0, null, null);
    private static final MailEvent DELAY = event(EventKind.DELIVERY_DELAY, 1, null, null);
    private static final MailEvent DELIVERY = event(EventKind.DELIVERY, 2, null, null);
    private static final MailEvent HARD_BOUNCE = event(EventKind.BOUNCE, 3, "Permanent", "General");
    private static final MailEvent AUTO_REPLY = event(EventKind.BOUNCE, 3, "Transient", "General");
    private static final MailEvent MAILBOX_FULL = event(EventKind.BOUNCE, 3, "Transient", "MailboxFull");
    private static final MailEvent COMPLAINT = event(EventKind.COMPLAINT, 4, null, null);

    @Test
    void theHighestRankWins() {
        assertThat(statusOf()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(statusOf(SEND)).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(statusOf(SEND, DELAY)).isEqualTo(DeliveryStatus.DELAYED);
        assertThat(statusOf(SEND, DELAY, DELIVERY)).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(statusOf(SEND, DELIVERY, MAILBOX_FULL)).isEqualTo(DeliveryStatus.SOFT_BOUNCED);
        assertThat(statusOf(SEND, DELIVERY, HARD_BOUNCE)).isEqualTo(DeliveryStatus.HARD_BOUNCED);
        assertThat(statusOf(SEND, DELIVERY, HARD_BOUNCE, COMPLAINT)).isEqualTo(DeliveryStatus.COMPLAINED);
    }

    @Test
    void anAutomaticReplyIsNoFailure() {
        var state = RecipientState.of(List.of(SEND, DELIVERY, AUTO_REPLY));

        assertThat(state.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(state.autoReply()).isTrue();
    }

    @Test
    void withoutDeliveryTheSameBounceIsAFailure() {
        var state = RecipientState.of(List.of(SEND, AUTO_REPLY));

        assertThat(state.status()).isEqualTo(DeliveryStatus.SOFT_BOUNCED);
        assertThat(state.autoReply()).isFalse();
    }

    @Test
    void everyOrderOfFiveEventsAndEveryRepetitionEndsInTheSameState() {
        for (var bounce : List.of(HARD_BOUNCE, AUTO_REPLY, MAILBOX_FULL)) {
            var states = new HashSet<RecipientState>();
            var orders = Permutations.of(List.of(SEND, DELAY, DELIVERY, bounce, COMPLAINT));
            assertThat(orders).hasSize(120);
            for (var order : orders) {
                states.add(RecipientState.of(order));
                var repeated = new ArrayList<>(order);
                repeated.addAll(order.reversed());
                states.add(RecipientState.of(repeated));
            }
            assertThat(states).hasSize(1);
            assertThat(states.iterator().next().status()).isEqualTo(DeliveryStatus.COMPLAINED);
        }
    }

    /** The control: the rule "last event wins" would not pass the test above. */
    @Test
    void theLastEventAloneWouldDependOnTheOrder() {
        var states = new HashSet<DeliveryStatus>();
        for (var order : Permutations.of(List.of(SEND, DELAY, DELIVERY, HARD_BOUNCE, COMPLAINT))) {
            states.add(order.getLast().proves());
        }
        assertThat(states).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("bouncesOfAnArrivedMail")
    void everyOrderOfEventsTellsTheSameFactsOnceEach(List<MailEvent> bounces, Set<DeliveryFact> facts) {
        var events = new ArrayList<>(List.of(SEND, DELIVERY, COMPLAINT));
        events.addAll(bounces);

        for (var order : Permutations.of(events)) {
            assertThat(told(order)).as("%s", order).containsExactlyInAnyOrderElementsOf(facts);
        }
    }

    static List<Arguments> bouncesOfAnArrivedMail() {
        return List.of(
                arguments(
                        List.of(DELAY, HARD_BOUNCE),
                        EnumSet.of(
                                DeliveryFact.DELIVERED,
                                DeliveryFact.BOUNCED,
                                DeliveryFact.UNREACHABLE,
                                DeliveryFact.COMPLAINED)),
                arguments(
                        List.of(DELAY, MAILBOX_FULL),
                        EnumSet.of(DeliveryFact.DELIVERED, DeliveryFact.BOUNCED, DeliveryFact.COMPLAINED)),
                arguments(
                        List.of(MAILBOX_FULL, HARD_BOUNCE),
                        EnumSet.of(
                                DeliveryFact.DELIVERED,
                                DeliveryFact.BOUNCED,
                                DeliveryFact.UNREACHABLE,
                                DeliveryFact.COMPLAINED)));
    }

    /** The control: telling only what raises the status loses facts, which ones depends on the order. */
    @Test
    void theStatusAloneWouldTellDifferentThingsInDifferentOrders() {
        var told = new HashSet<Set<DeliveryStatus>>();
        for (var order : Permutations.of(List.of(SEND, DELIVERY, HARD_BOUNCE, COMPLAINT))) {
            var statuses = new HashSet<DeliveryStatus>();
            for (int received = 1; received <= order.size(); received++) {
                statuses.add(RecipientState.of(order.subList(0, received)).status());
            }
            told.add(statuses);
        }
        assertThat(told).hasSizeGreaterThan(1);
    }

    @Test
    void anAutomaticReplyIsToldAsABounceOnlyIfTheDeliveryIsNotThereYet() {
        assertThat(told(List.of(DELIVERY, AUTO_REPLY))).containsExactly(DeliveryFact.DELIVERED);
        assertThat(told(List.of(AUTO_REPLY, DELIVERY))).containsExactly(DeliveryFact.BOUNCED, DeliveryFact.DELIVERED);
    }

    @Test
    void aBounceThatCouldNotBeTakenBackIsNotToldASecondTime() {
        assertThat(told(List.of(AUTO_REPLY, DELIVERY, MAILBOX_FULL)))
                .containsExactly(DeliveryFact.BOUNCED, DeliveryFact.DELIVERED);
    }

    /** What is told while the events come in one after another. */
    private static List<DeliveryFact> told(List<MailEvent> order) {
        var told = new ArrayList<DeliveryFact>();
        for (int received = 0; received < order.size(); received++) {
            told.addAll(DeliveryFact.newsOf(order.get(received), order.subList(0, received)));
        }
        return told;
    }

    private static DeliveryStatus statusOf(MailEvent... events) {
        return RecipientState.of(List.of(events)).status();
    }

    private static MailEvent event(EventKind kind, int minute, @Nullable String type, @Nullable String subType) {
        return new MailEvent(
                kind + "|" + type + "|" + subType,
                kind,
                "mina@example.org",
                NOON.plusSeconds(60L * minute),
                type,
                subType,
                null,
                null,
                null);
    }
}
