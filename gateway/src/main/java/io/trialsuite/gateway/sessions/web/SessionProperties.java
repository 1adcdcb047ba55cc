package io.trialsuite.gateway.sessions.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param encryptionKey 256 bits in Base64 that sessions are encrypted with at rest; no default, it must be kept
 * @param longest a session ends this long after it began, however busy it is
 */
@ConfigurationProperties("gateway.sessions")
record SessionProperties(
        String encryptionKey, @DefaultValue("12h") Duration longest) {

    @Override
    public String toString() {
        return "SessionProperties[encryptionKey=hidden, longest=" + longest + "]";
    }
}
