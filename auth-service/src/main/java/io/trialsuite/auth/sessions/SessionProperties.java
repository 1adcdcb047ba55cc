package io.trialsuite.auth.sessions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idle a session unused for longer has ended
 * @param absolute a session ends then, used or not
 * @param selection how long a person may take to choose an organization after the password
 * @param repeat how long the answer to a refresh may be asked for once more, because it was lost; zero: never
 */
@ConfigurationProperties("auth.sessions")
record SessionProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("5m") Duration selection,
        @DefaultValue("10s") Duration repeat) {

    private static final Duration LONGEST_SELECTION = Duration.ofMinutes(5);

    SessionProperties {
        if (selection.compareTo(LONGEST_SELECTION) > 0) {
            throw new IllegalArgumentException("auth.sessions.selection must not exceed " + LONGEST_SELECTION);
        }
    }
}
