package io.trialsuite.consent.coverage;

import java.util.Set;

/**
 * What is taken back.
 *
 * @param purposes those that end; ignored when all do
 */
public record WithdrawConsent(WithdrawalScope scope, Set<String> purposes) {

    public WithdrawConsent {
        purposes = Set.copyOf(purposes);
    }
}
