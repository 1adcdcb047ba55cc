package io.trialsuite.outbox;

/** What one subscription does with one type of message, inside the transaction that also remembers the message. */
@FunctionalInterface
public interface MessageHandler<T> {

    /**
     * Called at most once in effect per message: a redelivered message that was already handled does not reach this method.
     *
     * @throws PoisonMessage when no retry can help
     */
    void handle(ReceivedMessage<T> message);
}
