package io.trialsuite.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What a bundle contains, signed as a whole.
 *
 * @param subject the record that it is about
 * @param sealedWith fingerprint of the certificate whose key signed the manifest
 */
record Manifest(String format, String subject, Instant createdAt, String sealedWith, List<Entry> files) {

    static final String FORMAT = "trialsuite-evidence-bundle-1";

    Manifest {
        files = List.copyOf(files);
    }

    /** A file, with its SHA-256 in hexadecimal digits. */
    record Entry(String name, String sha256, long size) {}
}
