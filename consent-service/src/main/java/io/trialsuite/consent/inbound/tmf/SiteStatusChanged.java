package io.trialsuite.consent.inbound.tmf;

import java.util.UUID;

/** Our copy of {@code tmf.site.status-changed.v1}. */
record SiteStatusChanged(UUID siteId, String status) {}
