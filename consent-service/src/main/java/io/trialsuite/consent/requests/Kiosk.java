package io.trialsuite.consent.requests;

import java.time.Instant;
import java.util.UUID;

/**
 * A device of the site that staff have handed to somebody whose identity they have checked.
 *
 * @param session what staff have opened
 * @param openedBy the account of who has checked
 */
public record Kiosk(UUID session, IdentityMethod method, UUID openedBy, Instant openedAt) {}
