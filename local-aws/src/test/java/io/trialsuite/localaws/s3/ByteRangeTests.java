package io.trialsuite.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTests {

    @ParameterizedTest
    @CsvSource({"bytes=0-4, 0, 4", "bytes=8-, 8, 9", "bytes=-3, 7, 9", "bytes=-99, 0, 9", "bytes=5-99, 5, 9"})
    void bothEndsAreInclusiveAndCutToTheObject(String header, long first, long last) {
        assertThat(ByteRange.of(header, 10)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=4-2", "bytes=1-2,4-5", "items=0-1", "bytes=-", "bytes=a-b"})
    void whatIsNoSingleRangeMeansTheWholeObject(String header) {
        assertThat(ByteRange.of(header, 10)).isEmpty();
    }

    @Test
    void aRangeBehindTheEndIsRefused() {
        assertThatThrownBy(() -> ByteRange.of("bytes=10-", 10))
                .isInstanceOfSatisfying(
                        AwsError.class, e -> assertThat(e.status()).isEqualTo(416));
    }
}
