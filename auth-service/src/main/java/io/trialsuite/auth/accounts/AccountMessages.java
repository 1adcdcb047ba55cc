package io.trialsuite.auth.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trialsuite.auth.accounts.AccountEvent.AccountDeactivated;
import io.trialsuite.auth.accounts.AccountEvent.AccountReactivated;
import io.trialsuite.auth.accounts.AccountEvent.AccountRegistered;
import io.trialsuite.auth.accounts.AccountEvent.AccountSuspended;
import io.trialsuite.auth.accounts.AccountEvent.AccountUnverified;
import io.trialsuite.auth.accounts.AccountEvent.AccountVerified;
import io.trialsuite.auth.accounts.AccountEvent.LoginFailed;
import io.trialsuite.auth.accounts.AccountEvent.LoginSucceeded;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class AccountMessages {

    private AccountMessages() {}

    record RegisteredV1(UUID accountId) {

        static RegisteredV1 of(AccountRegistered event) {
            return new RegisteredV1(event.account().value());
        }
    }

    record VerifiedV1(UUID accountId) {}

    /** Suspended, reactivated or deactivated, as the type says. */
    record StandingV1(UUID accountId) {}

    record UnverifiedV1(UUID accountId, String reasonCode) {}

    record LoginSucceededV1(UUID accountId, List<String> factors) {

        static LoginSucceededV1 of(LoginSucceeded event) {
            return new LoginSucceededV1(event.account().value(), event.factors());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LoginFailedV1(@Nullable UUID accountId, String reasonCode) {

        static LoginFailedV1 of(LoginFailed event) {
            var account = event.account();
            return new LoginFailedV1(
                    account == null ? null : account.value(), event.reason().code());
        }
    }

    static OutboxMessage of(AccountEvent event) {
        return switch (event) {
            case AccountRegistered it ->
                OutboxMessage.of("auth.account.registered.v1", it.account(), it.at(), RegisteredV1.of(it));
            case AccountVerified it ->
                OutboxMessage.of(
                        "auth.account.verified.v1",
                        it.account(),
                        it.at(),
                        new VerifiedV1(it.account().value()));
            case AccountUnverified it ->
                OutboxMessage.of(
                        "auth.account.unverified.v1",
                        it.account(),
                        it.at(),
                        new UnverifiedV1(it.account().value(), "mail-bounced"));
            case AccountSuspended it -> standing("auth.account.suspended.v1", it.account(), it.at());
            case AccountReactivated it -> standing("auth.account.reactivated.v1", it.account(), it.at());
            case AccountDeactivated it -> standing("auth.account.deactivated.v1", it.account(), it.at());
            case LoginSucceeded it ->
                OutboxMessage.of("auth.login.succeeded.v1", it.account(), it.at(), LoginSucceededV1.of(it));
            case LoginFailed it ->
                OutboxMessage.of("auth.login.failed.v1", it.subject(), it.at(), LoginFailedV1.of(it));
        };
    }

    private static OutboxMessage standing(String type, AccountId account, Instant at) {
        return OutboxMessage.of(type, account, at, new StandingV1(account.value()));
    }
}
