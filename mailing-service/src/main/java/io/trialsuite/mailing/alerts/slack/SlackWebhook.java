package io.trialsuite.mailing.alerts.slack;

import io.trialsuite.mailing.alerts.Alert;
import io.trialsuite.mailing.alerts.AlertChannel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/** Posts to an incoming webhook of Slack. */
@Component
class SlackWebhook implements AlertChannel {

    private final RestClient http;
    private final JsonMapper json;
    private final SlackProperties slack;

    SlackWebhook(RestClient.Builder http, JsonMapper json, SlackProperties slack) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(slack.timeout()).build());
        requests.setReadTimeout(slack.timeout());
        this.http = http.requestFactory(requests).build();
        this.json = json;
        this.slack = slack;
    }

    @Override
    public boolean isConfigured() {
        return slack.isConfigured();
    }

    @Override
    public Answer post(Alert alert) {
        var message = SlackMessage.of(alert, slack.linkBase());
        try {
            return http.post()
                    .uri(Objects.requireNonNull(slack.webhookUrl()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(message))
                    .exchange((request, response) -> answer(response.getStatusCode(), response.getHeaders()));
        } catch (RestClientException unreachable) {
            return new Answer.Later(Duration.ZERO, unreachable.getClass().getSimpleName());
        }
    }

    private static Answer answer(HttpStatusCode status, HttpHeaders headers) {
        if (status.is2xxSuccessful()) {
            return new Answer.Taken();
        }
        if (status.value() == 429 || status.is5xxServerError()) {
            return new Answer.Later(retryAfter(headers), "HTTP " + status.value());
        }
        // only these two speak of the message; all others, of a webhook that is gone, closed, or never was one
        return status.value() == 400 || status.value() == 413
                ? new Answer.Refused("HTTP " + status.value())
                : new Answer.Misdirected("HTTP " + status.value());
    }

    private static Duration retryAfter(HttpHeaders headers) {
        var value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
    }
}
