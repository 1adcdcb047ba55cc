package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTests {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.250",
        "2001:db8:1::1, 2001:db8:1:ffff::9",
        "::ffff:192.0.2.7, 192.0.2.9",
        "fe80::1%eth0, fe80::2",
        "unknown, not-an-address"
    })
    void neighboursAreOneNetwork(String one, String other) {
        assertThat(ClientNetwork.of(one)).isEqualTo(ClientNetwork.of(other));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.3.7", "2001:db8:1::1, 2001:db8:2::1", "192.0.2.7, unknown"})
    void othersAreNot(String one, String other) {
        assertThat(ClientNetwork.of(one)).isNotEqualTo(ClientNetwork.of(other));
    }

    @Test
    void itIsNotPrinted() {
        assertThat(ClientNetwork.of("192.0.2.7").toString()).doesNotContain("192", "c000");
    }
}
