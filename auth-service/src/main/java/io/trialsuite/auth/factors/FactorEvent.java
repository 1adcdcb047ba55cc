package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;

sealed interface FactorEvent {

    record FactorEnrolled(AccountId account, Instant at) implements FactorEvent {}

    record FactorRemoved(AccountId account, Instant at) implements FactorEvent {}

    /** Somebody who knows the password does not have the second factor. */
    record FactorFailed(AccountId account, Instant at) implements FactorEvent {}
}
