package io.trialsuite.consent.requests;

import java.time.Instant;
import java.util.UUID;

/**
 * A signature that was given.
 *
 * @param state of the request now: others may have to sign as well
 */
public record SignedView(
        UUID signatureId,
        UUID requestId,
        RequestState state,
        String documentHash,
        String evidenceHash,
        Instant signedAt) {}
