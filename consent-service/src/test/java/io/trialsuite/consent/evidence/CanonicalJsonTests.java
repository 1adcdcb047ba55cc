package io.trialsuite.consent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTests {

    @Test
    void membersAreSortedAndNothingIsAdded() {
        var value = new LinkedHashMap<String, Object>();
        value.put("b", List.of(1, true, "x"));
        value.put("a", Map.of());

        assertThat(text(value)).isEqualTo("{\"a\":{},\"b\":[1,true,\"x\"]}");
    }

    @Test
    void composedAndDecomposedTextAreTheSame() {
        assertThat(text("\u1112\u1161\u11ab")).isEqualTo(text("\ud55c")).isEqualTo("\"한\"");
    }

    @Test
    void equalNumbersAreWrittenAlike() {
        assertThat(text(1.50)).isEqualTo(text(new BigDecimal("1.5"))).isEqualTo("1.5");
        assertThat(text(100L)).isEqualTo(text(100)).isEqualTo(text(1e2)).isEqualTo("100");
        assertThat(text(0.0)).isEqualTo("0");
    }

    @Test
    void controlCharactersQuotesAndBackslashesAreEscaped() {
        assertThat(text("a\"\\\n\r\t\u0001")).isEqualTo("\"a\\\"\\\\\\n\\r\\t\\u0001\"");
    }

    @Test
    void nullIsAValue() {
        assertThat(new String(CanonicalJson.bytes(Arrays.asList("a", null)), StandardCharsets.UTF_8))
                .isEqualTo("[\"a\",null]");
    }

    @Test
    void whatJsonDoesNotKnowIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(Instant.EPOCH));
    }

    @Test
    void theDigestIsTheOneEveryOtherToolComputes() {
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static String text(Object value) {
        return new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
    }
}
