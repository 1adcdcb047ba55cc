package io.trialsuite.mailing.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"bounce+subject017@simulator.amazonses.com", "a@b.co", "O'Hara.x@sub.example.org"})
    void ordinaryAddressesAreValid(String address) {
        assertThat(new MailAddress(address).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "@b.co",
                "a@@b.co",
                "a b@c.co",
                "a@b.co\r\nBcc: c@d.co",
                "a@b.co,c@d.co",
                "송@b.co",
                "<a@b.co>"
            })
    void whatSesWouldRefuseOrMisreadIsNot(String address) {
        assertThat(new MailAddress(address).isValid()).isFalse();
    }

    @Test
    void aMaskKeepsTheDomainAndOneLetter() {
        assertThat(new MailAddress("mina.lee@example.org").masked()).isEqualTo("m***@example.org");
        assertThat(new MailAddress("nonsense").masked()).isEqualTo("***");
    }

    @Test
    void addressesInADiagnosisAreMasked() {
        assertThat(MailAddress.maskedIn("smtp; 550 5.1.1 <mina.lee@example.org>: user unknown"))
                .isEqualTo("smtp; 550 5.1.1 <m***@example.org>: user unknown");
    }

    @Test
    void aDisplayNameIsNotPartOfTheAddress() {
        assertThat(MailAddress.parse("Mina Lee <mina@example.org>").value()).isEqualTo("mina@example.org");
    }

    @Test
    void twoSpellingsAreOneMailbox() {
        assertThat(new MailAddress("Mina@Example.org").key()).isEqualTo(new MailAddress("mina@example.ORG").key());
    }
}
