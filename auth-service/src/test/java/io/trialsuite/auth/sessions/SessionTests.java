package io.trialsuite.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionTests {

    private static final AccountId KIM = AccountId.of("0193a1c2-7d10-7a01-8b10-5f0d3c2b1a01");
    private static final OrganizationId SEOUL = OrganizationId.of("0193a1c2-7d20-7a02-8b20-5f0d3c2b1a02");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final SessionProperties LIMITS =
            new SessionProperties(IDLE, Duration.ofHours(12), Duration.ofMinutes(5), Duration.ofSeconds(10));

    private final Session session = Session.open(new Proof(KIM, NOW, Factors.PASSWORD), NOW, LIMITS);

    @Test
    void aSessionNobodyUsesEndsAfterTheIdleTime() {
        assertThat(session.isLive(NOW.plus(IDLE).minusMillis(1))).isTrue();
        assertThat(session.isLive(NOW.plus(IDLE))).isFalse();
    }

    @Test
    void useExtendsTheIdleTime() {
        session.use(NOW.plusSeconds(1200), IDLE);

        assertThat(session.isLive(NOW.plusSeconds(1200).plus(IDLE).minusMillis(1)))
                .isTrue();
    }

    @Test
    void noUseExtendsASessionBeyondItsAbsoluteLimit() {
        for (var at = NOW; at.isBefore(NOW.plus(LIMITS.absolute())); at = at.plusSeconds(1200)) {
            session.use(at, IDLE);
        }

        assertThat(session.isLive(NOW.plus(LIMITS.absolute()).minusMillis(1))).isTrue();
        assertThat(session.isLive(NOW.plus(LIMITS.absolute()))).isFalse();
    }

    @Test
    void anEndedSessionCannotBeUsedOrMoved() {
        assertThat(session.end("logout", NOW)).isPresent();
        assertThat(session.end("logout", NOW)).isEmpty();

        assertThatThrownBy(() -> session.use(NOW, IDLE)).isInstanceOf(SessionEnded.class);
        assertThatThrownBy(() -> session.select(SEOUL, NOW)).isInstanceOf(SessionEnded.class);
        assertThat(session.organization()).isEmpty();
    }

    @Test
    void choosingAnOrganizationIsAnnounced() {
        assertThat(session.select(SEOUL, NOW)).isEqualTo(new SessionEvent.OrganizationSelected(KIM, SEOUL, NOW));
        assertThat(session.organization()).contains(SEOUL);
    }
}
