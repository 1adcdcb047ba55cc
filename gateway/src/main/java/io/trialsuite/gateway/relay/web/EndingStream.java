package io.trialsuite.gateway.relay.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;

/**
 * A stream of events that ends with the token it was opened with, so that nobody goes on listening who may no longer. Browsers
 * connect again by themselves, with another token if they may still have one.
 */
final class EndingStream extends FilterInputStream {

    private final Instant end;
    private final Clock clock;

    EndingStream(InputStream events, Instant end, Clock clock) {
        super(events);
        this.end = end;
        this.clock = clock;
    }

    @Override
    public int read() throws IOException {
        return isOver() ? -1 : super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (isOver()) {
            return -1;
        }
        try {
            return super.read(target, offset, length);
        } catch (IOException closed) {
            if (isOver()) {
                return -1;
            }
            throw closed;
        }
    }

    private boolean isOver() {
        return !clock.instant().isBefore(end);
    }
}
