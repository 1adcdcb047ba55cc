package io.trialsuite.consent.inbound.mailing;

import java.time.Instant;
import java.util.UUID;

/** Our copy of {@code mailing.mail.delivered.v1}. */
record MailDelivered(UUID mailId, MailReference reference, Instant deliveredAt) {}
