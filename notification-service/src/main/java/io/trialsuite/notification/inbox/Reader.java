package io.trialsuite.notification.inbox;

import java.util.UUID;

/** A person in one organization: whoever reads an inbox reads this one and no other. */
public record Reader(UUID organization, UUID account) {}
