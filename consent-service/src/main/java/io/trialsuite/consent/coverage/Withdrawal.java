package io.trialsuite.consent.coverage;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A consent, or a part of it, was taken back.
 *
 * @param purposes that it ends; all of the record's when it is a full one
 */
record Withdrawal(UUID record, Set<String> purposes, Instant at) {

    Withdrawal {
        purposes = Set.copyOf(purposes);
    }
}
