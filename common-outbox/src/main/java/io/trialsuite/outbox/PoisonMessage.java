package io.trialsuite.outbox;

/** Thrown by a handler when no retry can help: the message goes to the dead-letter queue at once, with this reason. */
public class PoisonMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PoisonMessage(String reason) {
        super(reason);
    }

    public PoisonMessage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
