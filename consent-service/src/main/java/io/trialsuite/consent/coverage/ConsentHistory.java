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
record ConsentHistory(List<GivenConsent> given, List<Withdrawal> withdrawals, List<Voiding> voidings) {

    ConsentHistory {
        given = List.copyOf(given);
        withdrawals = List.copyOf(withdrawals);
        voidings = List.copyOf(voidings);
    }

    /** The consent that covers the purpose at the moment; the last one that decided on it counts, unless it was void. */
    Optional<GivenConsent> covering(String purpose, Instant at) {
        return given.stream()
                .filter(it -> !it.validFrom().isAfter(at) && it.decides(purpose))
                .filter(it -> !isVoid(it.record(), at))
                .max(Comparator.comparing(GivenConsent::validFrom).thenComparing(GivenConsent::record))
                .filter(it -> it.granted().contains(purpose))
                .filter(it -> !isWithdrawn(it.record(), purpose, at));
    }

    /** What of a record still holds at the moment. */
    Set<String> holding(GivenConsent consent, Instant at) {
        var holding = new TreeSet<>(consent.granted());
        holding.removeIf(purpose -> isVoid(consent.record(), at) || isWithdrawn(consent.record(), purpose, at));
        return holding;
    }

    /**
     * Where a consent stands at the moment.
     *
     * @param toRenew whether the participant has to be asked again
     */
    RecordState state(GivenConsent consent, boolean toRenew, Instant at) {
        if (isVoid(consent.record())) {
            return RecordState.VOIDED;
        }
        if (holding(consent, at).isEmpty()) {
            return RecordState.WITHDRAWN;
        }
        if (isSuperseded(consent)) {
            return RecordState.SUPERSEDED;
        }
        return toRenew ? RecordState.RECONSENT_DUE : RecordState.ACTIVE;
    }

    boolean isVoid(UUID record) {
        return voiding(record).isPresent();
    }

    Optional<Voiding> voiding(UUID record) {
        return voidings.stream().filter(it -> it.record().equals(record)).findFirst();
    }

    /** Whether a later consent has decided on the same document. */
    private boolean isSuperseded(GivenConsent consent) {
        return given.stream()
                .anyMatch(it -> it.validFrom().isAfter(consent.validFrom())
                        && it.decides(consent.family())
                        && !isVoid(it.record()));
    }

    private boolean isVoid(UUID record, Instant at) {
        return voiding(record).filter(it -> !it.at().isAfter(at)).isPresent();
    }

    private boolean isWithdrawn(UUID record, String purpose, Instant at) {
        return withdrawals.stream()
                .anyMatch(it -> it.record().equals(record)
                        && it.purposes().contains(purpose)
                        && !it.at().isAfter(at));
    }
}
