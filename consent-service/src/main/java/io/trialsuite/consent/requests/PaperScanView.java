package io.trialsuite.consent.requests;

import java.util.UUID;

/** A scan that was kept. */
public record PaperScanView(UUID scanId, String sha256, int pages) {}
