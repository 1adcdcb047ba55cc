package io.trialsuite.consent.correspondence;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where participants reach us.
 *
 * @param participantBaseUrl address in front of {@code /p/sign/{token}}
 */
@ConfigurationProperties("consent")
public record ParticipantSite(
        @DefaultValue("http://127.0.0.1:8102") URI participantBaseUrl) {

    public ParticipantSite {
        if (participantBaseUrl.getScheme() == null || participantBaseUrl.getHost() == null) {
            throw new IllegalArgumentException("consent.participant-base-url is not an absolute address");
        }
    }

    String link(String token) {
        var base = participantBaseUrl.toString();
        return (base.endsWith("/") ? base : base + "/") + "p/sign/" + token;
    }
}
