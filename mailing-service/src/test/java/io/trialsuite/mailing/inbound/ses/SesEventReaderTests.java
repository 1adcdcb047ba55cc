package io.trialsuite.mailing.inbound.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsuite.mailing.delivery.DeliveryReport;
import io.trialsuite.mailing.delivery.EventKind;
import io.trialsuite.outbox.PoisonMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class SesEventReaderTests {

    private final SesEventReader reader = new SesEventReader();

    @ParameterizedTest
    @CsvSource({
        "send, SEND, 2026-11-25T12:00:00Z",
        "delivery, DELIVERY, 2026-11-25T12:00:11.872Z",
        "bounce, BOUNCE, 2026-11-25T12:01:00.700Z",
        "complaint, COMPLAINT, 2026-11-25T12:10:00Z",
        "reject, REJECT, 2026-11-25T12:00:00Z",
        "open, OPEN, 2026-11-25T12:20:00Z",
        "click, CLICK, 2026-11-25T12:21:00Z",
        "rendering-failure, RENDERING_FAILURE, 2026-11-25T12:00:00Z",
        "delivery-delay, DELIVERY_DELAY, 2026-11-25T12:15:00Z",
        "subscription, SUBSCRIPTION, 2026-11-25T12:30:00Z"
    })
    void everyTypeThatAwsDocumentsIsRead(String fixture, EventKind kind, Instant at) {
        var report = read(fixture);

        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.at()).isEqualTo(at);
        assertThat(report.sesMessageId()).startsWith("010c019ab2f0a1b2");
        assertThat(report.mail()).hasToString("0197f3c2-8f20-7d41-8a3e-5b1d7e0f4c22");
        assertThat(report.attempt()).hasToString("0197f3c2-8f21-7000-8000-000000000001");
        assertThat(report.recipients())
                .singleElement()
                .satisfies(recipient -> assertThat(recipient.address().value()).isEqualTo("recipient@example.com"));
    }

    @Test
    void aBounceTellsTypeStatusAndDiagnosis() {
        var bounce = read("bounce");

        assertThat(bounce.bounceType()).isEqualTo("Permanent");
        assertThat(bounce.bounceSubType()).isEqualTo("General");
        assertThat(bounce.recipients().getFirst().status()).isEqualTo("5.1.1");
        assertThat(bounce.recipients().getFirst().diagnostic()).contains("user unknown");
        assertThat(bounce.feedbackId()).startsWith("010c019ab2f0ff6a");
    }

    @Test
    void detailsThatBelongToNoRecipientAreKept() {
        assertThat(read("delivery").detail()).isEqualTo("250 2.6.0 Message received");
        assertThat(read("reject").detail()).isEqualTo("Bad content");
        assertThat(read("rendering-failure").detail()).contains("is not present in the rendering data");
        assertThat(read("delivery-delay").detail()).isEqualTo("TransientCommunicationFailure");
        assertThat(read("complaint").feedbackType()).isEqualTo("abuse");
    }

    @ParameterizedTest
    @CsvSource({
        "user\\u0000unknown, userunknown",
        "\\u0000\\u0000user unknown\\u0000, user unknown",
        "user\\ud83dunknown, userunknown",
        "user\\uDE00unknown, userunknown",
        "\\ud83d\\u0000\\ude00unknown, unknown",
        "\\uD83D\\uDE00 unknown, 😀 unknown",
        "user\\\\u0000unknown, user\\u0000unknown",
        "user\\\\\\u0000unknown, user\\unknown"
    })
    void charactersThatCannotBeStoredAreLeftOut(String written, String read) {
        var report = reader.read(fixture("bounce").replace("user unknown", written));

        assertThat(report.recipients().getFirst().diagnostic()).endsWith(read);
        assertThat(reader.read(report.raw())).isEqualTo(report);
    }

    @Test
    void aLongRunOfBackslashesIsReadInTime() {
        var run = "\\\\".repeat(100_000);

        assertThat(reader.read(fixture("bounce").replace("user unknown", run)).raw())
                .contains(run);
    }

    @Test
    void aTypeThatAwsInventsLaterIsKeptWithoutEffect() {
        var report = reader.read(fixture("send").replace("\"Send\"", "\"Teleport\""));

        assertThat(report.kind()).isEqualTo(EventKind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "",
                "null",
                "[]",
                "42",
                "\"text\"",
                "{}",
                "{\"eventType\":\"Send\"}",
                "{\"eventType\":\"Send\",\"mail\":{}}",
                "{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"x\",\"timestamp\":\"2026-11-25T12:00:00Z\"}}",
                "{\"eventType\":\"Send\",\"mail\":{\"messageId\":\"x\",\"timestamp\":\"yesterday\"}}"
            })
    void whatIsNoEventOfSesIsPoison(String body) {
        assertThatExceptionOfType(PoisonMessage.class)
                .isThrownBy(() -> reader.read(body))
                .withMessageStartingWith("not an SES event");
    }

    @Test
    void tagsOfOtherSendersAreNotOurs() {
        var report = reader.read(fixture("send")
                .replace("0197f3c2-8f20-7d41-8a3e-5b1d7e0f4c22", "newsletter-7")
                .replace("0197f3c2-8f21-7000-8000-000000000001", "1"));

        assertThat(report.mail()).isNull();
        assertThat(report.attempt()).isNull();
    }

    private DeliveryReport read(String fixture) {
        return reader.read(fixture(fixture));
    }

    static String fixture(String name) {
        try {
            return new ClassPathResource("ses/" + name + ".json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
