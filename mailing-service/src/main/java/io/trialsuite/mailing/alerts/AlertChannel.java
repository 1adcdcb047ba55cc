package io.trialsuite.mailing.alerts;

import java.time.Duration;

/** Where alerts are posted. */
public interface AlertChannel {

    /** Without a destination alerts are recorded and marked, not kept waiting. */
    boolean isConfigured();

    Answer post(Alert alert);

    /** How the other side took it. */
    sealed interface Answer {
        /** It is there. */
        record Taken() implements Answer {}

        /**
         * Not now.
         *
         * @param pause the silence asked for, for all alerts; zero when none was
         */
        record Later(Duration pause, String why) implements Answer {}

        /** The destination takes no alert at all until somebody corrects it. */
        record Misdirected(String why) implements Answer {}

        /** Not this one, ever. */
        record Refused(String why) implements Answer {}
    }
}
