package io.trialsuite.mailing.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.trialsuite.mailing.alerts.Alert;
import io.trialsuite.mailing.alerts.AlertChannel;
import io.trialsuite.mailing.alerts.AlertKind;
import io.trialsuite.mailing.reasons.ReasonCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class SlackWebhookTests {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final HttpServer server;

    SlackWebhookTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Taken",
        "400, Refused",
        "413, Refused",
        "302, Misdirected",
        "401, Misdirected",
        "403, Misdirected",
        "404, Misdirected",
        "410, Misdirected",
        "429, Later",
        "500, Later",
        "503, Later"
    })
    void onlyWhatSpeaksOfTheMessageRefusesTheMessage(int status, String answer) {
        server.createContext("/hook", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });

        assertThat(webhook().post(alert()).getClass().getSimpleName()).isEqualTo(answer);
    }

    @Test
    void whereNobodyListensItIsTriedAgain() {
        var webhook = webhook();
        server.stop(0);

        assertThat(webhook.post(alert())).isInstanceOf(AlertChannel.Answer.Later.class);
    }

    private SlackWebhook webhook() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        return new SlackWebhook(
                RestClient.builder(),
                JsonMapper.shared(),
                new SlackProperties(url, "http://suite.example", Duration.ofSeconds(1), 1, 1));
    }

    private static Alert alert() {
        return new Alert(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                AlertKind.BOUNCED,
                "consent-code",
                "m***@example.org",
                ReasonCode.NO_MAILBOX.code(),
                null,
                null,
                "consent-request",
                "r-1",
                0,
                NOON,
                NOON);
    }
}
