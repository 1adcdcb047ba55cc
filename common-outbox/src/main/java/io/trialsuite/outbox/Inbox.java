package io.trialsuite.outbox;

/** Remembers what was handled, so that a redelivered message takes effect once. */
interface Inbox {

    /** What became of a delivery. */
    sealed interface Taken {

        /** The message was handled before; the effect did not run. */
        record Before() implements Taken {}

        record InTurn() implements Taken {}

        /** The effect ran, though a later message of the subject had taken effect already. */
        record Overtaken(String bySequence, MessageId by) implements Taken {}
    }

    /** Runs the effect and remembers the message in one transaction, unless it is remembered already. */
    Taken handleOnce(Receipt receipt, Runnable effect);

    /** Remembers that a message went to the dead-letter queue; a redriven one may still be handled. */
    void deadLettered(Receipt receipt, String reason);
}
