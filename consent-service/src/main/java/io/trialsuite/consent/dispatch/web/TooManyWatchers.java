package io.trialsuite.consent.dispatch.web;

import io.trialsuite.problem.Unavailable;
import java.io.Serial;
import java.time.Duration;

final class TooManyWatchers extends Unavailable {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyWatchers() {
        super(
                "too-many-watchers",
                "Too many people watch a dispatch; ask for the batch itself.",
                Duration.ofSeconds(5));
    }
}
