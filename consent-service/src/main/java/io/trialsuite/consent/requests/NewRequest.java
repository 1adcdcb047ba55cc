package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.participants.Recipient;
import java.util.UUID;

/** One participant who is to be asked. */
public record NewRequest(
        UUID organization, UUID batch, PublishedVersion version, Recipient recipient, UUID dispatchedBy) {}
