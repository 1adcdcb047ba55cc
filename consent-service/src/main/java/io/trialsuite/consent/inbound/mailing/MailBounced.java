package io.trialsuite.consent.inbound.mailing;

import java.time.Instant;
import java.util.UUID;

/** Our copy of {@code mailing.mail.bounced.v1}; what is not permanent may still be delivered. */
record MailBounced(UUID mailId, MailReference reference, boolean permanent, Instant bouncedAt) {}
