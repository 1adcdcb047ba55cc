package io.trialsuite.consent.requests;

import java.time.Instant;
import java.util.UUID;

/**
 * A signature with the bytes that prove it.
 *
 * @param evidence canonical JSON, of which {@code evidenceHash} is the SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is
public record KeptSignature(
        UUID id,
        UUID versionId,
        String role,
        String kind,
        String meaningCode,
        String sentence,
        String documentHash,
        Instant signedAt,
        byte[] evidence,
        String evidenceHash) {}
