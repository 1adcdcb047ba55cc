package io.trialsuite.auth.factors;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeyPropertiesTests {

    @Test
    void pagesOfTheDomainAndBelowItMayAsk() {
        assertThatCode(() -> new PasskeyProperties(
                        "trialsuite.example",
                        List.of("https://trialsuite.example", "https://login.trialsuite.example")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://nottrialsuite.example", "https://trialsuite.example.evil", "trialsuite.example"})
    void aPageThatBrowsersWouldRefuseStopsTheStart(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PasskeyProperties("trialsuite.example", List.of(origin)))
                .withMessageContaining(origin);
    }

    @Test
    void neitherAnAddressNorNoPageAtAllIsOfUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PasskeyProperties("127.0.0.1", List.of("http://127.0.0.1:8101")))
                .withMessageContaining("relying-party");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PasskeyProperties("localhost", List.of()))
                .withMessageContaining("origins");
    }
}
