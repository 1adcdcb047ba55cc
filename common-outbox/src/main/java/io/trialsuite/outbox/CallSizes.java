package io.trialsuite.outbox;

/** What fits into one call to the broker. Asked before each call, so it must not block. */
public interface CallSizes {

    /** The most bytes one call to the topic takes; SNS's default less what it counts and we do not. */
    default int batchBytes(String topic) {
        return 240 * 1024;
    }

    /** Bytes this message takes in a call. */
    default int sizeOf(OutgoingMessage message) {
        return message.size();
    }
}
