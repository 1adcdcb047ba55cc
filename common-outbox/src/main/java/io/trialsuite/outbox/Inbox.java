package io.trialsuite.outbox;

/** Remembers what was handled, so that a redelivered message takes effect once. */
interface Inbox {

    /**
     * Runs the effect and remembers the message in one transaction, unless it is remembered already.
     *
     * @return false when the message was handled before and the effect did not run
     */
    boolean handleOnce(Receipt receipt, Runnable effect);

    /** Remembers that a message went to the dead-letter queue; a redriven one may still be handled. */
    void deadLettered(Receipt receipt, String reason);
}
