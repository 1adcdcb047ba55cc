package io.trialsuite.outbox;

/** One event in memory, between the log and the broker. */
final class Entry {

    final OutgoingMessage message;
    boolean settled;

    Entry(OutgoingMessage message) {
        this.message = message;
    }
}
