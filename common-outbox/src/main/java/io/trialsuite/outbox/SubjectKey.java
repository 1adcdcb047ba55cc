package io.trialsuite.outbox;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The unit of ordering: one subject on one topic. */
record SubjectKey(String topic, String subject) {

    static final int PARTS = 256;

    /** Stable for ever: instances of different releases must agree on it, and so must the rows already written. */
    static int part(String subject) {
        var crc = new CRC32();
        crc.update(subject.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() & (PARTS - 1));
    }
}
