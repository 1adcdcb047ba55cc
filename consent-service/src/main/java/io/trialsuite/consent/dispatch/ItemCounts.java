package io.trialsuite.consent.dispatch;

/** How far a batch is, counted from its items. */
record ItemCounts(int pending, int dispatched, int skipped, int failed, int cancelled) {}
