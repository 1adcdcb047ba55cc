package io.trialsuite.consent.signatories;

import io.trialsuite.consent.documents.SignatoryRole;
import java.time.Instant;
import java.util.UUID;

/** Who is named, without their name: whoever may look need not know. */
public record SignatoryView(UUID signatoryId, SignatoryRole role, UUID namedBy, Instant namedAt) {}
