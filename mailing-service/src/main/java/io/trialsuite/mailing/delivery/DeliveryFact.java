package io.trialsuite.mailing.delivery;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What others have to be told of a mail at one recipient, once each. Unlike the status, no fact hides another. */
enum DeliveryFact {
    DELIVERED,
    BOUNCED,
    /** The bounce is final; known with the bounce or only later, and then no second bounce. */
    UNREACHABLE,
    REJECTED,
    COMPLAINED;

    /** What the event proves that nobody has been told yet. */
    static List<DeliveryFact> newsOf(MailEvent event, List<MailEvent> before) {
        var told = toldAfter(before);
        return RecipientState.of(
                        Stream.concat(before.stream(), Stream.of(event)).toList())
                .facts()
                .stream()
                .filter(fact -> !told.contains(fact))
                .sorted()
                .toList();
    }

    // a bounce that turns out to be an automatic reply cannot be taken back: what was true after any event was told
    private static Set<DeliveryFact> toldAfter(List<MailEvent> asReceived) {
        var told = EnumSet.noneOf(DeliveryFact.class);
        for (int received = 1; received <= asReceived.size(); received++) {
            told.addAll(RecipientState.of(asReceived.subList(0, received)).facts());
        }
        return told;
    }
}
