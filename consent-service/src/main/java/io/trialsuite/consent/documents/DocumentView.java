package io.trialsuite.consent.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document as staff see it.
 *
 * @param signingRule who signs, step by step
 */
public record DocumentView(
        UUID documentId,
        UUID studyId,
        Family family,
        String title,
        List<List<SignatoryRole>> signingRule,
        Instant createdAt) {}
