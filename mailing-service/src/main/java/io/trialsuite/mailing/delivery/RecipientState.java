package io.trialsuite.mailing.delivery;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the events of one mail add up to for one recipient. A function of the set of events, so their order and repetition
 * cannot matter.
 *
 * @param decisive the event that decided; empty while there is none
 * @param autoReply an automatic reply came back; the mail itself arrived
 * @param facts all that the events prove, also what the status no longer shows
 */
record RecipientState(DeliveryStatus status, Optional<MailEvent> decisive, boolean autoReply, Set<DeliveryFact> facts) {

    private static final Comparator<MailEvent> LATER = Comparator.comparing(MailEvent::proves)
            .thenComparing(MailEvent::occurredAt)
            .thenComparing(MailEvent::dedupeKey);

    static RecipientState of(Collection<MailEvent> events) {
        var arrived = events.stream().anyMatch(event -> event.proves() == DeliveryStatus.DELIVERED);
        var autoReply = arrived && events.stream().anyMatch(MailEvent::mayBeAutoReply);
        var telling = events.stream()
                .filter(event -> !(arrived && event.mayBeAutoReply()))
                .toList();
        var decisive = telling.stream().max(LATER);
        var facts = telling.stream().flatMap(event -> event.facts().stream()).collect(Collectors.toUnmodifiableSet());
        return new RecipientState(
                decisive.map(MailEvent::proves).orElse(DeliveryStatus.QUEUED), decisive, autoReply, facts);
    }
}
