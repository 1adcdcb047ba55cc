package io.trialsuite.localaws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingMailTests {

    private final SesCalls ses = SesCalls.ready(null);

    @AfterEach
    void close() {
        ses.close();
    }

    @Test
    void anUnverifiedSenderIsRefusedAndNothingIsKept() {
        refused(
                "MessageRejected",
                () -> ses.post("outbound-emails", mail("other@elsewhere.example", "\"a@b.example\"")));

        assertThat(ses.mail("").path("items").isEmpty()).isTrue();
    }

    @Test
    void fiftyRecipientsAreFineAndFiftyOneAreNot() {
        assertThat(ses.post("outbound-emails", mail(SesCalls.SENDER, addresses(50)))
                        .has("MessageId"))
                .isTrue();

        refused("BadRequestException", () -> ses.post("outbound-emails", mail(SesCalls.SENDER, addresses(51))));
    }

    @Test
    void anUnknownConfigurationSetIsRefused() {
        refused("NotFoundException", () -> ses.post("outbound-emails", """
                {"FromEmailAddress":"study@trials.example","ConfigurationSetName":"absent",
                 "Destination":{"ToAddresses":["a@b.example"]},
                 "Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}"""));
    }

    @Test
    void whatIsNotEmulatedIsRefusedByName() {
        assertThatThrownBy(() -> ses.post("outbound-emails", "{\"TenantName\":\"t\"}"))
                .hasMessageContaining("TenantName");
        refused("UnknownOperationException", () -> ses.post("contact-lists", "{}"));
    }

    @Test
    void anAddressWithoutADomainIsRefused() {
        refused("BadRequestException", () -> ses.post("outbound-emails", mail(SesCalls.SENDER, "\"nobody\"")));
    }

    @Test
    void aStoredTemplateIsFilledWithoutEscaping() {
        ses.post("templates", """
                {"TemplateName":"t","TemplateContent":{"Subject":"Hello {{who.name}}","Html":"<b>{{who.name}}</b>"}}""");

        ses.post("outbound-emails", """
                {"FromEmailAddress":"study@trials.example","Destination":{"ToAddresses":["a@b.example"]},
                 "Content":{"Template":{"TemplateName":"t","TemplateData":"{\\"who\\":{\\"name\\":\\"Kim & Lee\\"}}"}}}""");

        var mail = ses.mail("").path("items").get(0);
        assertThat(mail.path("subject").asString()).isEqualTo("Hello Kim & Lee");
        assertThat(mail.path("html").asString()).isEqualTo("<b>Kim & Lee</b>");
    }

    @Test
    void aRawMailIsTakenApart() {
        var raw = """
                From: =?UTF-8?B?7JiB7Z2s?= <study@trials.example>
                To: "Lee, Jin" <lee@hospital.example>, kim@hospital.example
                Bcc: hidden@hospital.example
                Subject: =?UTF-8?Q?Einverst=C3=A4ndnis?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=
                =C3=9Fe
                --inner
                Content-Type: text/html; charset=utf-8

                <p>Hi</p>
                --inner--
                --outer
                Content-Type: application/pdf; name="copy.pdf"
                Content-Disposition: attachment; filename="copy.pdf"
                Content-Transfer-Encoding: base64

                JVBERg==
                --outer--
                """;

        ses.post(
                "outbound-emails",
                "{\"Content\":{\"Raw\":{\"Data\":\""
                        + Base64.getEncoder().encodeToString(raw.getBytes(StandardCharsets.UTF_8)) + "\"}}}");

        var mail = ses.mail("?to=lee@hospital.example").path("items").get(0);
        assertThat(mail.path("subject").asString()).isEqualTo("Einverständnis");
        assertThat(mail.path("text").asString()).isEqualTo("Grüße");
        assertThat(mail.path("html").asString()).isEqualTo("<p>Hi</p>");
        assertThat(mail.path("attachments").get(0).asString()).isEqualTo("copy.pdf");
        assertThat(mail.path("to").size()).isEqualTo(3);
        assertThat(mail.path("headers").toString()).doesNotContain("hidden@");
    }

    private static String mail(String from, String recipients) {
        return """
                {"FromEmailAddress":"%s","Destination":{"ToAddresses":[%s]},
                 "Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""".formatted(from, recipients);
    }

    private static String addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"p" + i + "@hospital.example\"")
                .collect(Collectors.joining(","));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsError.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
