package io.trialsuite.consent.requests;

import java.time.Instant;
import java.util.UUID;

/** What mailing-service says about a mail that we asked for in the name of a request. */
public record ReportedDelivery(RequestRef reference, UUID mail, InvitationDelivery outcome, Instant at) {}
