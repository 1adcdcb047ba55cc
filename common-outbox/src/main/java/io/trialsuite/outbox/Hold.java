package io.trialsuite.outbox;

import java.time.Instant;

/**
 * A subject that waits after a refusal: its events from {@code first} on are published later, in order, while the cursor of
 * its part and every other subject go on. Confined to the relay's thread; when it is due is the business of {@link HeldSubjects}.
 */
final class Hold {

    /** The error of a subject that waits because somebody wanted it to. */
    static final String PAUSED = "Paused by an operator";

    final int part;
    final SubjectKey key;
    long first;
    int attempts;
    /** Only lengthens the delay; forgotten with the process. */
    int postponements;

    Instant nextAt;
    boolean parked;
    String error;
    /** Its events are being read or published right now. */
    boolean active;

    Hold(int part, SubjectKey key, long first, int attempts, Instant nextAt, boolean parked, String error) {
        this.part = part;
        this.key = key;
        this.first = first;
        this.attempts = attempts;
        this.nextAt = nextAt;
        this.parked = parked;
        this.error = error;
    }

    Row row() {
        return new Row(part, key, first, attempts, nextAt, parked, error);
    }

    /** What the database knows of a hold. */
    record Row(int part, SubjectKey key, long first, int attempts, Instant nextAt, boolean parked, String error) {

        Hold hold() {
            return new Hold(part, key, first, attempts, nextAt, parked, error);
        }
    }
}
