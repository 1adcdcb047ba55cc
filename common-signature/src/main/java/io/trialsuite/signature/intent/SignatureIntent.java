package io.trialsuite.signature.intent;

import java.time.Instant;
import java.util.UUID;

/** What somebody was shown, and until when they can confirm it. */
public record SignatureIntent(UUID id, OpenIntent shown, Instant openedAt, Instant expiresAt) {}
