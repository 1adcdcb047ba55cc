package io.trialsuite.signature.pdf;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.zip.InflaterInputStream;

/**
 * How much everything compressed in a file comes to, whatever its directory says: each stream that begins like zlib (RFC 1950)
 * is inflated, and what comes out of it as well, because filters can be chained.
 */
final class InflatedSize {

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int DEEPEST = 8;

    private final long most;
    private long counted;

    InflatedSize(long most) {
        this.most = most;
    }

    private static final class Exceeded extends IOException {

        private static final long serialVersionUID = 1L;
    }

    boolean isExceeded(byte[] file) {
        for (var at = 0; at + STREAM.length < file.length; at++) {
            if (isStream(file, at) && isExceeded(file, afterLine(file, at + STREAM.length))) {
                return true;
            }
        }
        return false;
    }

    private boolean isExceeded(byte[] file, int from) {
        try (var rest = new ByteArrayInputStream(file, from, file.length - from)) {
            inflate(rest, 0);
            return false;
        } catch (Exceeded tooMuch) {
            return true;
        } catch (IOException ended) {
            // it was no zlib, or ended early: what came out of it is counted
            return false;
        }
    }

    private void inflate(InputStream content, int depth) throws IOException {
        var peeked = new PushbackInputStream(content, 2);
        var head = peeked.readNBytes(2);
        peeked.unread(head);
        if (depth < DEEPEST && isZlib(head)) {
            try (var inflated = new Counted(new InflaterInputStream(peeked))) {
                inflate(inflated, depth + 1);
            }
        } else if (depth > 0) {
            peeked.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** What comes out at every depth counts: something large can be packed so that nothing comes out of it in the end. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) throws Exceeded {
            counted += read;
            if (counted > most) {
                throw new Exceeded();
            }
        }
    }

    private static boolean isZlib(byte[] head) {
        return head.length == 2 && (head[0] & 0x0f) == 8 && (((head[0] & 0xff) << 8) | (head[1] & 0xff)) % 31 == 0;
    }

    private static boolean isStream(byte[] file, int at) {
        for (var offset = 0; offset < STREAM.length; offset++) {
            if (file[at + offset] != STREAM[offset]) {
                return false;
            }
        }
        return at < 3 || file[at - 1] != 'd' || file[at - 2] != 'n' || file[at - 3] != 'e';
    }

    private static int afterLine(byte[] file, int at) {
        var next = at;
        while (next < file.length && (file[next] == '\r' || file[next] == '\n')) {
            next++;
        }
        return next;
    }
}
