package io.trialsuite.outbox;

import java.util.ArrayDeque;

/** How far one owned part has been read, settled and saved. Confined to the relay's thread. */
final class PartProgress {

    /** Events of one part in memory: bounds what a single busy subject can take from the others. */
    static final int WINDOW = 512;

    final int part;
    final long epoch;
    long deadline;
    long read;
    long settled;
    long saved;
    int inFlight;
    boolean draining;
    boolean lost;
    private final ArrayDeque<Entry> window = new ArrayDeque<>();

    PartProgress(int part, long epoch, long position, long deadline) {
        this.part = part;
        this.epoch = epoch;
        this.read = position;
        this.settled = position;
        this.saved = position;
        this.deadline = deadline;
    }

    int room() {
        return draining ? 0 : WINDOW - window.size();
    }

    /** The events arrive in order of position. */
    void add(Entry entry) {
        window.add(entry);
        read = entry.message.position();
    }

    /** Moves on to the end of the settled prefix: an event still under way keeps everything behind it unsaved. */
    void advance() {
        while (!window.isEmpty() && window.getFirst().settled) {
            settled = window.removeFirst().message.position();
        }
    }

    boolean unsaved() {
        return settled > saved;
    }
}
