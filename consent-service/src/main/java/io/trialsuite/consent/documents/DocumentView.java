package io.trialsuite.consent.documents;

import java.time.Instant;
import java.util.UUID;

public record DocumentView(UUID documentId, UUID studyId, Family family, String title, Instant createdAt) {}
