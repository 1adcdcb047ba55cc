package io.trialsuite.consent.kiosk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device of a site. */
public record DeviceView(
        UUID deviceId,
        UUID siteId,
        String name,
        Instant registeredAt,
        @Nullable Instant retiredAt) {}
