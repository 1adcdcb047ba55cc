package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.AuthScenario;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class AttemptThrottleScenarioTests extends AuthScenario {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Allowance DECAYING =
            new Allowance(10, Duration.ofSeconds(30), PATIENCE, Duration.ofMinutes(5));
    private static final Allowance UNFORGETTING =
            new Allowance(10, Duration.ofSeconds(30), PATIENCE, Duration.ofDays(1000));

    private final AttemptThrottle throttle;
    private final LoginThrottle logins;
    private final TransactionTemplate transaction;

    AttemptThrottleScenarioTests(
            World world, AttemptThrottle throttle, LoginThrottle logins, TransactionTemplate transaction) {
        super(world);
        this.throttle = throttle;
        this.logins = logins;
        this.transaction = transaction;
    }

    @Test
    void oneAttemptEveryQuarterOfAnHourNeverLocksAnything() {
        assertThat(locksByAPatientAttacker(DECAYING)).isZero();
    }

    @Test
    void ifAttemptsWereNotForgottenTheSamePatienceWouldLockItAlmostAlways() {
        assertThat(locksByAPatientAttacker(UNFORGETTING)).isGreaterThan(80);
    }

    @Test
    void theTenthAttemptLocksAndTheEleventhIsRefusedAndNotCounted() {
        var key = UUID.randomUUID().toString();

        var charges = IntStream.range(0, 10).mapToObj(n -> charge(key)).toList();
        var refused = charge(key);

        assertThat(charges.subList(0, 9)).noneMatch(Charge::locks).noneMatch(Charge::isRefused);
        assertThat(charges.getLast().lock()).isEqualTo(Duration.ofSeconds(30));
        assertThat(refused.isRefused()).isTrue();
        world.clock().advance(refused.pause().plusSeconds(1));
        assertThat(charge(key).lock()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anAttemptOvertakenByALaterOneIsNotCountedTwice() {
        var key = UUID.randomUUID().toString();
        assertThat(charge(key).locks()).isFalse();

        world.clock().advance(Duration.ofSeconds(-1));
        var charges = IntStream.range(1, 10).mapToObj(n -> charge(key)).toList();
        world.clock().advance(Duration.ofSeconds(1));

        assertThat(charges.subList(0, 8)).noneMatch(Charge::locks);
        assertThat(charges.getLast().locks()).isTrue();
    }

    @Test
    void anAttemptTakenBackCountsNeitherNorLocks() {
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 9; i++) {
            assertThat(charge(key).locks()).isFalse();
        }

        for (int i = 0; i < 3; i++) {
            assertThat(charge(key).locks()).isTrue();
            transaction.executeWithoutResult(status -> throttle.takeBack(key, DECAYING));
        }

        assertThat(charge(key).locks()).isTrue();
        assertThat(charge(key).isRefused()).isTrue();
    }

    @Test
    void attemptsFromMoreAndMoreNetworksAreLimitedTogether() {
        var email = EmailAddress.of(someEmail());
        for (int i = 0; i < 100; i++) {
            assertThat(guess(email, "10.0." + i + ".1").isRefused()).isFalse();
        }

        var refused = guess(email, "10.0.100.1");

        assertThat(refused.isRefused()).isTrue();
        assertThat(refused.pause()).isLessThanOrEqualTo(Duration.ofSeconds(30));
        world.clock().advance(Duration.ofSeconds(31));
        assertThat(guess(email, "10.0.101.1").isRefused()).isFalse();
    }

    @Test
    void whileStrangersUseUpTheAddressTheOwnersTriesDoNotCountForTheirNetwork() {
        var owner = somebody();
        for (int i = 0; i < 100; i++) {
            assertThat(guess(EmailAddress.of(owner.email()), "10.2." + i + ".1").isRefused())
                    .isFalse();
        }
        for (int i = 0; i < 12; i++) {
            assertThat(logIn(owner.email(), PASSWORD).refusal()).isEqualTo("429 too-many-attempts");
        }

        world.clock().advance(Duration.ofSeconds(31));

        assertThat(logIn(owner.email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whatOneNetworkTriesDuringItsLockDoesNotCountForTheAddress() {
        var email = EmailAddress.of(someEmail());
        for (int i = 0; i < 200; i++) {
            assertThat(guess(email, "10.1.1.1").isRefused()).isEqualTo(i >= 10);
        }

        assertThat(guess(email, "10.1.2.1").isRefused()).isFalse();
    }

    @Test
    void countsThatHaveRunOutAreDeleted() {
        var key = UUID.randomUUID().toString();
        var before = rows();
        assertThat(charge(key).isRefused()).isFalse();
        assertThat(rows()).isEqualTo(before + 1);

        world.clock().advance(Duration.ofDays(2));
        throttle.forgetDrainedOnes();

        assertThat(rows()).isLessThanOrEqualTo(before);
    }

    private int locksByAPatientAttacker(Allowance allowance) {
        var key = UUID.randomUUID().toString();
        var locks = 0;
        for (int i = 0; i < 96; i++) {
            world.clock().advance(PATIENCE);
            locks += committed(() -> throttle.charge(key, allowance)).locks() ? 1 : 0;
        }
        return locks;
    }

    private Charge charge(String key) {
        return committed(() -> throttle.charge(key, DECAYING));
    }

    private Charge guess(EmailAddress email, String from) {
        var attempt = new CheckPassword(email, Password.of("a guess that is wrong"), ClientNetwork.of(from));
        return committed(() -> logins.charge(attempt));
    }

    private Charge committed(Supplier<Charge> work) {
        return transaction.execute(status -> work.get());
    }

    private long rows() {
        return world.rows()
                .sql("select count(*) from attempt_throttle")
                .query(Long.class)
                .single();
    }
}
