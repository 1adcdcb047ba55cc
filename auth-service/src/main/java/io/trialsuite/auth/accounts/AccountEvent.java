package io.trialsuite.auth.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

sealed interface AccountEvent {

    Instant at();

    record AccountRegistered(AccountId account, Instant at) implements AccountEvent {}

    /** Its owner has shown to read the account's address. */
    record AccountVerified(AccountId account, Instant at) implements AccountEvent {}

    /** Mail to the account's address came back for good. */
    record AccountUnverified(AccountId account, Instant at) implements AccountEvent {}

    record AccountSuspended(AccountId account, Instant at) implements AccountEvent {}

    record AccountReactivated(AccountId account, Instant at) implements AccountEvent {}

    record AccountDeactivated(AccountId account, Instant at) implements AccountEvent {}

    record LoginSucceeded(AccountId account, List<String> factors, Instant at) implements AccountEvent {}

    /**
     * An attempt that led nowhere.
     *
     * @param attempt stands in as the subject when the address belongs to nobody
     */
    record LoginFailed(UUID attempt, @Nullable AccountId account, Reason reason, Instant at) implements AccountEvent {

        UUID subject() {
            return account == null ? attempt : account.value();
        }
    }

    /** The second one: rejected, and one too many, so that further attempts are refused for a while. */
    enum Reason {
        CREDENTIALS_REJECTED("credentials-rejected"),
        TOO_MANY_ATTEMPTS("too-many-attempts");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
