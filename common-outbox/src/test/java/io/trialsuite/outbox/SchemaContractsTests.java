package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;

class SchemaContractsTests {

    private static final String TYPE = "sample.thing.happened.v1";

    private final SchemaContracts contracts = new SchemaContracts(new DefaultResourceLoader(), "classpath:contracts/");

    @Test
    void dataThatFitsIsAccepted() {
        assertThatCode(() -> require("""
                {"number": 1, "at": "2026-03-01T09:00:00Z", "added": "later"}""")).doesNotThrowAnyException();
    }

    @Test
    void dataThatDoesNotFitIsRefusedWithItsPlacesAndRulesButNotItsValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> require("""
                        {"number": "Kim", "at": "Seoul"}"""))
                .withMessageContaining("type /number")
                .withMessageContaining("format /at")
                .withMessageNotContainingAny("Kim", "Seoul");
    }

    @Test
    void missingDataIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> require("{}")).withMessageContaining("required");
    }

    @Test
    void aTypeWithoutAContractIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contracts.require("sample.thing.vanished.v1", "{}".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("sample.thing.vanished.v1 has no contract");
    }

    @Test
    void theLocationMayLackItsLastSlash() {
        var same = new SchemaContracts(new DefaultResourceLoader(), "classpath:contracts");

        assertThatCode(() -> same.require(TYPE, "{\"number\": 1}".getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    private void require(String data) {
        contracts.require(TYPE, data.getBytes(StandardCharsets.UTF_8));
    }
}
