package io.trialsuite.consent.coverage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Everything a participant has given and taken back. What held at a moment is a function of it and of nothing else: later facts
 * never change the answer for an earlier moment (CI-7).
 */
record ConsentHistory(List<GivenConsent> given, List<Withdrawal> withdrawals) {

    ConsentHistory {
        given = List.copyOf(given);
        withdrawals = List.copyOf(withdrawals);
    }

    /** The consent that covers the purpose at the moment; the last one that decided on it counts. */
    Optional<GivenConsent> covering(String purpose, Instant at) {
        return given.stream()
                .filter(it -> !it.validFrom().isAfter(at) && it.decides(purpose))
                .max(Comparator.comparing(GivenConsent::validFrom).thenComparing(GivenConsent::record))
                .filter(it -> it.granted().contains(purpose))
                .filter(it -> !isWithdrawn(it.record(), purpose, at));
    }

    /** What of a record still holds at the moment. */
    Set<String> holding(GivenConsent consent, Instant at) {
        var holding = new TreeSet<>(consent.granted());
        holding.removeIf(purpose -> isWithdrawn(consent.record(), purpose, at));
        return holding;
    }

    private boolean isWithdrawn(UUID record, String purpose, Instant at) {
        return withdrawals.stream()
                .anyMatch(it -> it.record().equals(record)
                        && it.purposes().contains(purpose)
                        && !it.at().isAfter(at));
    }
}
