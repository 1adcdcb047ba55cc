package io.trialsuite.mailing.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
            var orders = permutations(List.of(SEND, DELAY, DELIVERY, bounce, COMPLAINT));
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
        for (var order : permutations(List.of(SEND, DELAY, DELIVERY, HARD_BOUNCE, COMPLAINT))) {
            states.add(order.getLast().proves());
        }
        assertThat(states).hasSize(5);
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

    static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (var first : items) {
            var rest = new ArrayList<>(items);
            rest.remove(first);
            for (var tail : permutations(rest)) {
                var order = new ArrayList<T>();
                order.add(first);
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
