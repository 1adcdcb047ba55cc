package io.trialsuite.consent.coverage.web;

import io.trialsuite.consent.coverage.WithdrawConsent;
import io.trialsuite.consent.coverage.WithdrawalScope;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

record NewWithdrawal(
        @NotNull WithdrawalScope scope,
        @Nullable @Size(max = 50) Set<@NotNull @Size(min = 1, max = 64) String> purposes) {

    WithdrawConsent toCommand() {
        return new WithdrawConsent(scope, purposes == null ? Set.of() : purposes);
    }
}
