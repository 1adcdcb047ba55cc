package io.trialsuite.localaws.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Reads complete lines and counts their bytes, so that the reader knows where an unfinished one begins. */
final class JournalLines {

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    private long consumed;

    /** Reads from the channel's current position on. */
    JournalLines(FileChannel channel) {
        this.channel = channel;
    }

    /** The bytes of all lines returned so far, line feeds included. */
    long consumed() {
        return consumed;
    }

    /** Without the line feed; null when what is left, if anything, has no line feed. */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(256);
        while (buffer.hasRemaining() || refill()) {
            int from = buffer.position();
            int at = from;
            while (at < buffer.limit() && buffer.get(at) != '\n') {
                at++;
            }
            line.write(buffer.array(), from, at - from);
            if (at < buffer.limit()) {
                buffer.position(at + 1);
                consumed += line.size() + 1L;
                return line.toByteArray();
            }
            buffer.position(at);
        }
        return null;
    }

    private boolean refill() throws IOException {
        buffer.clear();
        int read = channel.read(buffer);
        buffer.flip();
        return read > 0;
    }
}
