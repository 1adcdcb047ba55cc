package io.trialsuite.mailing.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.mailing.mail.MailLocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplatesTests {

    private static final String LINK = "http://127.0.0.1:8100/invitation#abc-DEF_123";

    private static final Map<String, String> INVITATION = Map.of(
            "participantName", "송시우",
            "studyTitle", "ASPIRE-2",
            "organizationName", "한빛병원",
            "link", "https://consent.example/p/abc?x=1&y=2",
            "expiresOn", "2026-12-01");

    private final MailTemplates templates = new MailTemplates();

    @Test
    void aMailIsWrittenInTheLanguageOfTheRecipient() throws RenderingFailed {
        var korean = templates.render("consent-invitation", MailLocale.KO, INVITATION);
        var english = templates.render("consent-invitation", MailLocale.EN, INVITATION);

        assertThat(korean.subject()).isEqualTo("[한빛병원] ASPIRE-2 동의서 확인 요청");
        assertThat(english.subject()).isEqualTo("[한빛병원] Please read the consent for ASPIRE-2");
        assertThat(korean.text()).contains("송시우 님").contains("https://consent.example/p/abc?x=1&y=2");
    }

    @Test
    void valuesAreTextInHtmlWhateverTheyContain() throws RenderingFailed {
        var mail = templates.render(
                "consent-invitation", MailLocale.EN, with("participantName", "<script>alert('x')</script>&\""));

        assertThat(mail.html())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;")
                .doesNotContain("<script>")
                .contains("href=\"https://consent.example/p/abc?x=1&amp;y=2\"");
    }

    @Test
    void aValueIsNeverReadAsATemplate() throws RenderingFailed {
        var mail = templates.render("consent-invitation", MailLocale.EN, with("participantName", "{{link}}"));

        assertThat(mail.text()).startsWith("Dear {{link}},");
    }

    @Test
    void aMissingVariableIsRefused() {
        var model = new HashMap<>(INVITATION);
        model.remove("link");

        assertThatExceptionOfType(RenderingFailed.class)
                .isThrownBy(() -> templates.render("consent-invitation", MailLocale.EN, model))
                .withMessage("variable link is missing");
    }

    @Test
    void anUnknownVariableIsRefused() {
        assertThatExceptionOfType(RenderingFailed.class)
                .isThrownBy(() -> templates.render("consent-invitation", MailLocale.EN, with("bloodType", "A")))
                .withMessage("variable bloodType is unknown");
    }

    @Test
    void anUnknownTemplateIsRefused() {
        assertThatExceptionOfType(RenderingFailed.class)
                .isThrownBy(() -> templates.render("newsletter", MailLocale.EN, Map.of()))
                .withMessage("template is unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\r\nBcc: everybody@example.org", "A\nB", "A\rB", "A\u0000B", "A\u2028B", "A\u0085B"})
    void aValueCannotWriteHeaders(String value) {
        assertThatExceptionOfType(RenderingFailed.class)
                .isThrownBy(() -> templates.render("consent-invitation", MailLocale.EN, with("studyTitle", value)))
                .withMessage("variable studyTitle contains a control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//consent.example", "not an address"})
    void aLinkLeadsToTheWebOrNowhere(String link) {
        assertThatExceptionOfType(RenderingFailed.class)
                .isThrownBy(() -> templates.render("consent-invitation", MailLocale.EN, with("link", link)))
                .withMessage("variable link is no web address");
    }

    @Test
    void everyTemplateSpeaksBothLanguagesWithTheSameVariables() throws RenderingFailed {
        for (var locale : MailLocale.values()) {
            assertThat(templates
                            .render("consent-invitation", locale, INVITATION)
                            .html())
                    .doesNotContain("{{");
            assertThat(templates
                            .render(
                                    "consent-code",
                                    locale,
                                    Map.of("participantName", "A", "code", "123456", "minutes", "10"))
                            .html())
                    .contains("123456");
            assertThat(templates
                            .render(
                                    "consent-copy",
                                    locale,
                                    Map.of("participantName", "A", "studyTitle", "B", "signedOn", "2026-11-25"))
                            .text())
                    .contains("2026-11-25");
        }
    }

    @Test
    void theHashTellsTwoMailsApart() throws RenderingFailed {
        var one = templates.render("consent-invitation", MailLocale.EN, INVITATION);
        var same = templates.render("consent-invitation", MailLocale.EN, INVITATION);
        var other = templates.render("consent-invitation", MailLocale.EN, with("participantName", "Mina"));

        assertThat(one.contentHash()).isEqualTo(same.contentHash()).isNotEqualTo(other.contentHash());
    }

    @Test
    void aBrokenVariableIsNoticedBeforeAnybodyGetsIt() {
        assertThatThrownBy(() -> TemplateText.parse("Dear {{ name }}")).hasMessageContaining("Broken variable");
    }

    private static Map<String, String> with(String name, String value) {
        var model = new HashMap<>(INVITATION);
        model.put(name, value);
        return model;
    }

    /** What auth-service fills in; its own tests check the commands against the contract. */
    static Stream<Arguments> mailOfAccounts() {
        return Stream.of(
                Arguments.of("account-verification", Map.of("link", LINK, "hours", "24")),
                Arguments.of("account-known", Map.of()),
                Arguments.of("password-reset", Map.of("link", LINK, "minutes", "30")),
                Arguments.of("password-replaced", Map.of()),
                Arguments.of("session-alarm", Map.of()),
                Arguments.of("factors-changed", Map.of()),
                Arguments.of(
                        "organization-invitation",
                        Map.of("organizationName", "Seoul Trials", "link", LINK, "expiresOn", "2026-03-09")));
    }

    @ParameterizedTest
    @MethodSource("mailOfAccounts")
    void mailOfAccountsIsWrittenInBothLanguages(String template, Map<String, String> model) throws RenderingFailed {
        for (var locale : MailLocale.values()) {
            var mail = templates.render(template, locale, model);

            assertThat(mail.subject()).isNotBlank();
            for (var text : List.of(mail.text(), mail.html())) {
                assertThat(text).doesNotContain("{{");
                model.values().forEach(value -> assertThat(text).contains(value));
            }
        }
    }
}
