package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

    private static final EmailAddress KIM = EmailAddress.of("kim.minji.longname@hospital.example");

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiet otters juggle",
                "nur kleine buchstaben",
                "서울의 밤은 조용하고 깊다 정말",
                "🐧 walks 🐧 swims",
                "839201746352"
            })
    void anyLongUnknownPasswordIsFineWhateverItIsMadeOf(String text) {
        assertThatCode(() -> policy.check(Password.of(text), KIM)).doesNotThrowAnyException();
    }

    @Test
    void aPassphraseOfSixtyFourCharactersAndMoreIsFine() {
        assertThatCode(() -> policy.check(Password.of("seven wet dogs ".repeat(17)), KIM))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, password-too-short",
        "password12345, password-breached",
        "PassWord12345, password-breached",
        "correct horse battery staple, password-breached",
        "pass-word-12345, password-breached",
        "zzzzzzzzzzzzzz, password-breached",
        "kim.minji.longname@hospital.example, password-is-address",
        "Kim.Minji.Longname, password-is-address"
    })
    void aWeakPasswordIsRefusedWithItsReason(String text, String code) {
        assertThatThrownBy(() -> policy.check(Password.of(text), KIM))
                .asInstanceOf(type(PasswordRefused.class))
                .returns(code, PasswordRefused::code);
    }

    @Test
    void anEndlessPasswordIsRefusedBeforeItIsHashed() {
        assertThatThrownBy(() -> policy.check(Password.of("ab".repeat(129)), KIM))
                .asInstanceOf(type(PasswordRefused.class))
                .returns("password-too-long", PasswordRefused::code);
    }
}
