package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;

sealed interface FactorEvent {

    AccountId account();

    Instant at();

    record FactorEnrolled(AccountId account, Instant at) implements FactorEvent {}

    record FactorRemoved(AccountId account, Instant at) implements FactorEvent {}

    /** Somebody who knows the password does not have the second factor. */
    record FactorFailed(AccountId account, Instant at) implements FactorEvent {}

    record PasskeyRegistered(AccountId account, Instant at) implements FactorEvent {}

    record PasskeyRemoved(AccountId account, Instant at) implements FactorEvent {}

    /** Somebody answers for a passkey and does not have it, or not any more, or has a copy. */
    record PasskeyDisproved(AccountId account, Instant at) implements FactorEvent {}
}
