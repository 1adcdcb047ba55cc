package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.factors.FactorEvent.FactorEnrolled;
import io.trialsuite.auth.factors.FactorEvent.FactorFailed;
import io.trialsuite.auth.factors.FactorEvent.FactorRemoved;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;

final class FactorMessages {

    private static final String TOTP = "TOTP";

    private FactorMessages() {}

    record FactorV1(UUID accountId, String kind) {}

    static OutboxMessage of(FactorEvent event) {
        return switch (event) {
            case FactorEnrolled it -> message("auth.factor.enrolled.v1", it.account(), it.at());
            case FactorRemoved it -> message("auth.factor.removed.v1", it.account(), it.at());
            case FactorFailed it -> message("auth.factor.failed.v1", it.account(), it.at());
        };
    }

    private static OutboxMessage message(String type, AccountId account, Instant at) {
        return OutboxMessage.of(type, account, at, new FactorV1(account.value(), TOTP));
    }
}
