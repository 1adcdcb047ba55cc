package io.trialsuite.consent.inbound.mailing;

import java.time.Instant;
import java.util.UUID;

/** Our copy of {@code mailing.mail.complained.v1}. */
record MailComplained(UUID mailId, MailReference reference, Instant complainedAt) {}
