package io.trialsuite.outbox;

import java.time.Instant;

/**
 * One committed event as the log keeps it and as a publisher receives it.
 *
 * @param position place in the log; grows with commit order within a subject
 * @param attributes JSON object with {@code time} and the CloudEvents extension attributes
 * @param data the JSON data, UTF-8
 */
@SuppressWarnings(
        "ArrayRecordComponent") // a million of these pass through; the bytes are written once and never changed
public record OutgoingMessage(
        int part,
        long position,
        MessageId id,
        String topic,
        String subject,
        String type,
        String correlationId,
        String attributes,
        byte[] data,
        Instant recordedAt) {

    SubjectKey key() {
        return new SubjectKey(topic, subject);
    }

    /** Bytes this message takes in memory and, within a few hundred, on the wire. */
    int size() {
        return data.length + attributes.length() + subject.length() + type.length() + 256;
    }
}
