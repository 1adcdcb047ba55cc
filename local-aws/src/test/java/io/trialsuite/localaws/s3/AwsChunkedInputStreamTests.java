package io.trialsuite.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.AwsError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AwsChunkedInputStreamTests {

    @Test
    void chunksAreJoinedAndTrailersKept() throws IOException {
        var stream = chunked("5;chunk-signature=abc\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n");

        assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello world");
        assertThat(stream.trailers()).containsEntry("X-Amz-Checksum-Crc32", "AAAA");
    }

    @Test
    void anEmptyBodyIsOneEmptyChunk() throws IOException {
        assertThat(chunked("0\r\n\r\n").readAllBytes()).isEmpty();
    }

    @Test
    void aBodyThatEndsTooEarlyIsRefused() {
        assertThatThrownBy(() -> chunked("a\r\nhello").readAllBytes())
                .isInstanceOfSatisfying(
                        AwsError.class, e -> assertThat(e.code()).isEqualTo("IncompleteBody"));
    }

    @Test
    void aBodyWithoutFramingIsRefused() {
        assertThatThrownBy(() -> chunked("hello").readAllBytes())
                .isInstanceOfSatisfying(
                        AwsError.class, e -> assertThat(e.code()).isEqualTo("IncompleteBody"));
    }

    private static AwsChunkedInputStream chunked(String text) {
        return new AwsChunkedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
