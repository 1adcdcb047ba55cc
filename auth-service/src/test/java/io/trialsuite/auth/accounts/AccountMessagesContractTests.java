package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.accounts.AccountEvent.AccountRegistered;
import io.trialsuite.auth.accounts.AccountEvent.AccountUnverified;
import io.trialsuite.auth.accounts.AccountEvent.AccountVerified;
import io.trialsuite.auth.accounts.AccountEvent.LoginFailed;
import io.trialsuite.auth.accounts.AccountEvent.LoginSucceeded;
import io.trialsuite.auth.accounts.AccountEvent.Reason;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountMessagesContractTests {

    private static final AccountId KIM = AccountId.of("0193a1c2-7d10-7a01-8b10-5f0d3c2b1a01");
    private static final UUID ATTEMPT = UUID.fromString("0193a1c2-7d30-7a03-8b30-5f0d3c2b1a03");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Contracts contracts = Contracts.ofRepository();

    @Test
    void aRegistrationKeepsItsContract() {
        keeps(new AccountRegistered(KIM, NOW), "auth.account.registered.v1", KIM.toString());
    }

    @Test
    void whatIsKnownOfAnAddressKeepsItsContract() {
        keeps(new AccountVerified(KIM, NOW), "auth.account.verified.v1", KIM.toString());
        keeps(new AccountUnverified(KIM, NOW), "auth.account.unverified.v1", KIM.toString());
    }

    @Test
    void aLoginKeepsItsContract() {
        keeps(new LoginSucceeded(KIM, List.of("pwd"), NOW), "auth.login.succeeded.v1", KIM.toString());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aFailedLoginKeepsItsContract(Reason reason) {
        keeps(new LoginFailed(ATTEMPT, KIM, reason, NOW), "auth.login.failed.v1", KIM.toString());
        keeps(new LoginFailed(ATTEMPT, null, reason, NOW), "auth.login.failed.v1", ATTEMPT.toString());
    }

    private void keeps(AccountEvent event, String type, String subject) {
        var message = AccountMessages.of(event);

        assertThat(message.type()).isEqualTo(type);
        assertThat(message.subject()).isEqualTo(subject);
        assertThat(message.time()).isEqualTo(NOW);
        contracts.assertValid(type, message.data());
    }
}
