package io.trialsuite.mailing.alerts.slack;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where alerts go.
 *
 * @param webhookUrl a Slack incoming webhook, a secret; without it alerts are recorded and go nowhere
 * @param linkBase what the link to a mail's timeline begins with
 * @param timeout of one post
 * @param rate posts a second; Slack allows one on average and short bursts
 */
@ConfigurationProperties("mailing.slack")
record SlackProperties(
        @Nullable URI webhookUrl,
        @DefaultValue("http://127.0.0.1:8104") String linkBase,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("1") double rate,
        @DefaultValue("20") int burst) {

    // an empty value in a configuration file means the same as none
    boolean isConfigured() {
        return webhookUrl != null && !webhookUrl.toString().isBlank();
    }

    @Override
    public String toString() {
        return "SlackProperties[configured=" + isConfigured() + "]";
    }
}
