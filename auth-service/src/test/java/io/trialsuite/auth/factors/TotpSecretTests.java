package io.trialsuite.auth.factors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTests {

    private static final TotpSecret OF_THE_RFC = TotpSecret.of("12345678901234567890".getBytes(US_ASCII));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final long STEP = NOW.getEpochSecond() / 30;

    /** RFC 6238 appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(OF_THE_RFC.codeAt(second / 30)).isEqualTo(code);
    }

    /** RFC 4648 section 10 gives the pattern, and every app takes it. */
    @Test
    void theSecretIsWrittenInBase32() {
        assertThat(OF_THE_RFC.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void aClockMayBeHalfAMinuteOff(int drift, boolean good) {
        var step = OF_THE_RFC.stepOf(OF_THE_RFC.codeAt(STEP + drift), 0, NOW);

        assertThat(step.isPresent()).isEqualTo(good);
    }

    @Test
    void aStepThatWasAcceptedIsSpentWithAllBeforeIt() {
        assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.codeAt(STEP), STEP, NOW)).isEmpty();
        assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.codeAt(STEP - 1), STEP, NOW)).isEmpty();
        assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.codeAt(STEP + 1), STEP, NOW)).hasValue(STEP + 1);
    }
}
