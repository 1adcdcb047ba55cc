package io.trialsuite.outbox;

/** One event as append accepted it: checked, serialised, not yet in the log. */
@SuppressWarnings("ArrayRecordComponent") // written once, to one statement
record NewEvent(
        int part,
        MessageId id,
        String topic,
        String subject,
        String type,
        String correlationId,
        String attributes,
        byte[] data) {}
