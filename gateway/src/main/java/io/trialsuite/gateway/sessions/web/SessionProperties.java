package io.trialsuite.gateway.sessions.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param encryptionKey 256 bits in Base64 that sessions are encrypted with at rest; no default, it must be kept
 * @param login how long somebody may take to log in; a session that nobody is logged in with lasts no longer
 * @param idle a session that nobody uses ends after this
 * @param longest a session ends this long after it began, however busy it is
 */
@ConfigurationProperties("gateway.sessions")
record SessionProperties(
        String encryptionKey,
        @DefaultValue("10m") Duration login,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest) {

    @Override
    public String toString() {
        return "SessionProperties[encryptionKey=hidden, login=%s, idle=%s, longest=%s]".formatted(login, idle, longest);
    }
}
