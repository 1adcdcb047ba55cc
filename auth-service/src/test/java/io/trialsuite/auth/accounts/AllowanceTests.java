package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Allowance allowance =
            new Allowance(10, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"1, PT0S", "9, PT0S", "10, PT30S", "11, PT1M", "12, PT2M", "14, PT8M", "15, PT15M", "1000000, PT15M"})
    void theWaitDoublesUpToItsLimit(long attempts, Duration wait) {
        assertThat(allowance.waitAfter(attempts)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 1", "PT5M20S, 1", "PT4M40S, 1", "PT6M, 2", "PT50M, 10", "PT50M0.000001S, 10", "PT49M, 10"})
    void attemptsAreCountedByTheTimeUntilAllAreForgottenAndClocksMayDifferALittle(Duration counting, long attempts) {
        assertThat(allowance.attemptsIn(counting)).isEqualTo(attempts);
    }

    @Test
    void aSteadyOneAlwaysWaitsForOneAttemptToBeForgotten() {
        var steady = Allowance.steady(3, SECOND);

        assertThat(steady.waitAfter(2)).isZero();
        assertThat(steady.waitAfter(3)).isEqualTo(SECOND);
        assertThat(steady.waitAfter(300)).isEqualTo(SECOND);
    }

    @Test
    void anAllowanceThatNeverWaitsOrNeverForgetsIsRefused() {
        assertThatThrownBy(() -> new Allowance(0, SECOND, SECOND, SECOND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allowance(1, Duration.ZERO, SECOND, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allowance(1, SECOND, Duration.ZERO, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allowance(1, SECOND, SECOND, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
