package io.trialsuite.outbox;

/** The store of large data does not answer: no fault of the message that needs it. */
final class ClaimCheckUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClaimCheckUnavailable(String reference, Throwable cause) {
        super("what was left at " + reference + " cannot be fetched now", cause);
    }
}
