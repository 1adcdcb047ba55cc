package io.trialsuite.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.s3.Lock.Mode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockTests {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void governanceYieldsToABypassAndComplianceDoesNot() {
        var governance = new Lock(Mode.GOVERNANCE, LATER, false);
        var compliance = new Lock(Mode.COMPLIANCE, LATER, false);

        assertThatThrownBy(() -> governance.checkRemoval(NOW, false)).isInstanceOf(AwsError.class);
        assertThatCode(() -> governance.checkRemoval(NOW, true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> compliance.checkRemoval(NOW, true)).isInstanceOf(AwsError.class);
    }

    @Test
    void aPeriodThatIsOverProtectsNothing() {
        assertThatCode(() -> new Lock(Mode.COMPLIANCE, NOW, false).checkRemoval(NOW, false))
                .doesNotThrowAnyException();
    }

    @Test
    void aLegalHoldOutlivesEveryPeriod() {
        assertThatThrownBy(() -> new Lock(null, null, true).checkRemoval(NOW, true))
                .isInstanceOf(AwsError.class);
    }

    @Test
    void aPeriodMayBeExtendedButNotShortened() {
        var compliance = new Lock(Mode.COMPLIANCE, LATER, false);

        assertThat(compliance
                        .retain(Mode.COMPLIANCE, LATER.plusSeconds(1), NOW, false)
                        .until())
                .isEqualTo(LATER.plusSeconds(1));
        assertThatThrownBy(() -> compliance.retain(Mode.COMPLIANCE, LATER.minusSeconds(1), NOW, true))
                .isInstanceOf(AwsError.class);
        assertThatThrownBy(() -> compliance.retain(Mode.GOVERNANCE, LATER.plusSeconds(1), NOW, true))
                .isInstanceOf(AwsError.class);
    }
}
