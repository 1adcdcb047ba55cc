package io.trialsuite.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class RevokedTokensTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID KIM = UUID.randomUUID();
    private static final UUID SEOUL = UUID.randomUUID();

    private final MutableClock clock = MutableClock.at(NOW);
    private final RevokedTokens tokens = new RevokedTokens(Duration.ofMinutes(10), clock);

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(KIM.toString())
                .claim("sid", SESSION.toString())
                .claim("org_id", SEOUL.toString())
                .claim("mver", 1)
                .claim("org_ver", 1)
                .issuedAt(NOW);
    }

    private boolean refused(Jwt.Builder token) {
        return tokens.validate(token.build()).hasErrors();
    }

    @Test
    void aTokenOfAnEndedSessionIsRefusedAndNoOther() {
        assertThat(refused(token())).isFalse();

        tokens.add(Revocation.ofSession(SESSION, NOW));

        assertThat(refused(token())).isTrue();
        assertThat(refused(token().claim("sid", SESSION.toString().toUpperCase(java.util.Locale.ROOT))))
                .isTrue();
        assertThat(refused(token().claim("sid", UUID.randomUUID().toString()))).isFalse();
        assertThat(refused(token().claims(claims -> claims.remove("sid")))).isFalse();
    }

    @Test
    void aTokenForAHaltedOrganizationIsRefusedUntilItGoesOn() {
        tokens.add(Revocation.ofOrganization(SEOUL, 2, NOW.plusSeconds(5)));

        assertThat(refused(token())).isTrue();
        assertThat(refused(token().claim("mver", 9))).isTrue();
        assertThat(refused(token().claims(claims -> claims.remove("org_ver")))).isTrue();
        assertThat(refused(token().claim("org_ver", 3))).isFalse();
        assertThat(refused(token().claim("org_id", UUID.randomUUID().toString())))
                .isFalse();
    }

    @Test
    void aTokenFromBeforeAChangeOfTheMembershipIsRefusedInThatOrganizationOnly() {
        tokens.add(Revocation.ofMembership(KIM, SEOUL, 2, NOW.plusSeconds(5)));

        assertThat(refused(token())).isTrue();
        assertThat(refused(token().claims(claims -> claims.remove("mver")))).isTrue();
        assertThat(refused(token().claim("mver", 2))).isFalse();
        assertThat(refused(token().claim("org_id", UUID.randomUUID().toString())))
                .isFalse();
        assertThat(refused(token().subject(UUID.randomUUID().toString()))).isFalse();
    }

    /** What is issued between a change and its commit still says what was before, whichever clock dated it. */
    @Test
    void aTokenDatedAfterTheChangeIsRefusedAllTheSameWhenItDoesNotKnowOfIt() {
        tokens.add(Revocation.ofMembership(KIM, SEOUL, 2, NOW));
        assertThat(refused(token().issuedAt(NOW.plusSeconds(6)))).isTrue();

        tokens.add(Revocation.ofOrganization(SEOUL, 2, NOW));
        assertThat(refused(token().claim("mver", 2).issuedAt(NOW.plusSeconds(6))))
                .isTrue();
    }

    @Test
    void changesMayArriveInAnyOrder() {
        tokens.add(Revocation.ofMembership(KIM, SEOUL, 3, NOW.plusSeconds(3)));
        tokens.add(Revocation.ofMembership(KIM, SEOUL, 2, NOW.plusSeconds(2)));

        assertThat(refused(token().claim("mver", 2))).isTrue();
    }

    @Test
    void aServiceTokenIsNoPersonsAndStays() {
        tokens.add(Revocation.ofMembership(KIM, SEOUL, 3, NOW));

        assertThat(refused(Jwt.withTokenValue("token").header("alg", "RS256").subject("mailing-service")))
                .isFalse();
    }

    @Test
    void nothingIsRememberedLongerThanTokensLive() {
        tokens.addAll(List.of(Revocation.ofSession(SESSION, NOW), Revocation.ofMembership(KIM, SEOUL, 3, NOW)));
        assertThat(tokens.size()).isEqualTo(2);

        clock.advance(Duration.ofMinutes(11));
        tokens.addAll(List.of());

        assertThat(tokens.size()).isZero();
    }
}
