package io.trialsuite.outbox;

import java.net.URI;

/** Where data too large for a message is left, so that the message need only say where. Thread-safe. */
public interface ClaimCheck {

    /**
     * Leaves the data; doing so again for the same message changes nothing.
     *
     * @throws RuntimeException when the store cannot be reached; the message waits
     */
    URI leave(MessageId message, byte[] data);

    /**
     * Brings the data back.
     *
     * @throws PoisonMessage when it is gone, or when the reference leads elsewhere
     * @throws RuntimeException when the store cannot be reached; the message waits
     */
    byte[] collect(URI reference);
}
