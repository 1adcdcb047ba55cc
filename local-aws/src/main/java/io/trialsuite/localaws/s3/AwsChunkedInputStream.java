package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes the framing off a body in {@code aws-chunked} encoding. Chunk signatures are not checked; {@link #trailers} are
 * there once the stream has ended.
 */
final class AwsChunkedInputStream extends InputStream {

    private static final int LONGEST_LINE = 8 * 1024;

    private final InputStream in;
    private final Map<String, String> trailers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private long left;
    private boolean first = true;
    private boolean ended;

    AwsChunkedInputStream(InputStream in) {
        this.in = in;
    }

    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) return -1;
        int read = in.read(buffer, offset, (int) Math.min(length, left));
        if (read < 0) throw incomplete();
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        if (!first) line();
        first = false;
        var header = line();
        int semicolon = header.indexOf(';');
        try {
            left = Long.parseLong((semicolon < 0 ? header : header.substring(0, semicolon)).strip(), 16);
        } catch (NumberFormatException e) {
            throw incomplete();
        }
        if (left < 0) throw incomplete();
        if (left == 0) {
            ended = true;
            readTrailers();
        }
    }

    private void readTrailers() throws IOException {
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
    }

    /** Without its line end; empty at the end of the stream. */
    private String line() throws IOException {
        var line = new ByteArrayOutputStream(96);
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() > LONGEST_LINE) throw incomplete();
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    private static AwsError incomplete() {
        return new AwsError(
                400,
                "IncompleteBody",
                "The request body terminated unexpectedly or is not properly encoded as aws-chunked.");
    }
}
