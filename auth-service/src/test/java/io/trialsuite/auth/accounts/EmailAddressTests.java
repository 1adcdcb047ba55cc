package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @Test
    void lettersCaseDoesNotMakeAnotherPerson() {
        assertThat(EmailAddress.of("Kim.Minji@Hospital.Example"))
                .isEqualTo(EmailAddress.of("kim.minji@hospital.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kim",
                "kim@",
                "@hospital.example",
                "kim@hospital",
                "kim minji@hospital.example",
                "kim@hospital.example\n",
                "kim@hospital.example,lee@hospital.example",
                "kim@-hospital.example"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> EmailAddress.of(text)).isInstanceOf(EmailAddressInvalid.class);
    }

    @Test
    void anAddressLongerThanTheMailSystemAllowsIsRefused() {
        assertThatThrownBy(() -> EmailAddress.of("kim@" + "a".repeat(250) + ".example"))
                .isInstanceOf(EmailAddressInvalid.class);
    }

    @Test
    void itsTextIsNotPrinted() {
        assertThat(EmailAddress.of("kim@hospital.example").toString()).doesNotContain("kim");
    }
}
