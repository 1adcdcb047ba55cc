package io.trialsuite.consent.participants;

import java.time.Instant;
import java.util.UUID;

public record GroupView(UUID groupId, UUID studyId, String name, Instant createdAt, int members) {}
