package io.trialsuite.consent.requests;

import java.time.Instant;
import java.util.UUID;

public record SignedView(
        UUID signatureId, UUID requestId, String documentHash, String evidenceHash, Instant signedAt) {}
