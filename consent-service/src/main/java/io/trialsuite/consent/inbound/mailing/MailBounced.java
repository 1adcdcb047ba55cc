package io.trialsuite.consent.inbound.mailing;

import java.time.Instant;
import java.util.UUID;

/** Our copy of {@code mailing.mail.bounced.v1}. */
record MailBounced(UUID mailId, MailReference reference, Instant bouncedAt) {}
