package io.trialsuite.mailing.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.mailing.alerts.Alert;
import io.trialsuite.mailing.alerts.AlertKind;
import io.trialsuite.mailing.reasons.ReasonCode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlackMessageTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aBounceIsToldInWordsOfBothLanguagesWithALink() {
        var message = json(alert(AlertKind.BOUNCED, ReasonCode.NO_MAILBOX, "550 user unknown"));

        assertThat(message.path("text").asString())
                .isEqualTo("Mail bounced · 메일 반송: There is no mailbox at this address.");
        assertThat(message.toString())
                .contains("이 주소의 메일함이 없습니다.")
                .contains("m***@example.org")
                .contains("http://suite.example/v1/organizations/")
                .contains("/timeline|");
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void everyMessageIsWhatAnIncomingWebhookTakes(ReasonCode reason) {
        var message = json(alert(AlertKind.BOUNCED, reason, "x".repeat(5_000)));

        assertThat(message.path("blocks").size()).isBetween(1, 50);
        for (var block : message.path("blocks")) {
            assertThat(block.path("type").asString()).isIn("header", "section", "context");
            assertThat(block.properties()).noneMatch(member -> member.getValue().isNull());
            assertThat(block.path("text").path("text").asString("").length()).isLessThan(3_000);
            assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
            block.path("fields")
                    .forEach(field ->
                            assertThat(field.path("text").asString().length()).isLessThanOrEqualTo(2_000));
        }
        assertThat(message.path("blocks").get(0).path("text").path("type").asString())
                .isEqualTo("plain_text");
    }

    @Test
    void markupInADiagnosisIsText() {
        var message = json(alert(AlertKind.BOUNCED, ReasonCode.NO_MAILBOX, "<!channel> & <http://evil.example|x>"));

        assertThat(message.toString()).contains("&lt;!channel&gt; &amp; &lt;http://evil.example|x&gt;");
    }

    private static JsonNode json(Alert alert) {
        return JSON.readTree(JSON.writeValueAsString(SlackMessage.of(alert, "http://suite.example")));
    }

    private static Alert alert(AlertKind kind, ReasonCode reason, String diagnostic) {
        return new Alert(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind,
                "consent-invitation",
                "m***@example.org",
                reason.code(),
                "5.1.1",
                diagnostic,
                "consent-request",
                "r-1",
                0,
                Instant.parse("2026-11-25T12:00:00Z"),
                Instant.parse("2026-11-25T12:00:01Z"));
    }
}
