package io.trialsuite.consent.coverage;

import java.time.Instant;
import java.util.UUID;

/** A consent was declared void: nothing of it holds from that moment on. */
record Voiding(UUID record, VoidReason reason, Instant at) {}
