package io.trialsuite.rehearsal;

import io.trialsuite.rehearsal.Tally.Figures;

/** When a run counts as one that nobody noticed. */
final class Verdict {

    static final double LONGEST_MILLIS = 1_000;

    private Verdict() {}

    static boolean isGreen(Figures figures) {
        return figures.requests() > 0
                && figures.failedRequests() == 0
                && figures.mismatches() == 0
                && figures.maxLatencyMillis() < LONGEST_MILLIS;
    }
}
