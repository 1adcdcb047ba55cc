package io.trialsuite.consent.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A version came into force. */
record VersionEffective(
        VersionId version,
        DocumentId document,
        UUID organization,
        String label,
        List<String> locales,
        String contentHash,
        Instant at) {}
