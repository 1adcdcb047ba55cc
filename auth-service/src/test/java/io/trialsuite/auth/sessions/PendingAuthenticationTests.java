package io.trialsuite.auth.sessions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.sessions.PendingAuthentication.Awaiting;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PendingAuthenticationTests {

    private static final AccountId KIM = AccountId.of("0193a1c2-7d10-7a01-8b10-5f0d3c2b1a01");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant EXPIRY = NOW.plus(Duration.ofMinutes(5));

    private final PendingAuthentication pending = new PendingAuthentication(
            OpaqueToken.next(), new Proof(KIM, NOW, Factors.PASSWORD), Awaiting.ORGANIZATION, EXPIRY);

    @Test
    void itCanBeSpentOnce() {
        pending.consume(Awaiting.ORGANIZATION, NOW);

        assertThatThrownBy(() -> pending.consume(Awaiting.ORGANIZATION, NOW))
                .isInstanceOf(PendingAuthenticationRejected.class);
    }

    @Test
    void lookingAtItDoesNotSpendIt() {
        pending.requireUsable(Awaiting.ORGANIZATION, NOW);

        assertThatCode(() -> pending.consume(Awaiting.ORGANIZATION, NOW)).doesNotThrowAnyException();
    }

    @Test
    void itIsWorthlessFromTheMomentItExpires() {
        assertThatThrownBy(() -> pending.consume(Awaiting.ORGANIZATION, EXPIRY))
                .isInstanceOf(PendingAuthenticationRejected.class);
    }

    @Test
    void whatWasBegunForOneStepOpensNoOther() {
        assertThatThrownBy(() -> pending.consume(Awaiting.SECOND_FACTOR, NOW))
                .isInstanceOf(PendingAuthenticationRejected.class);
    }
}
