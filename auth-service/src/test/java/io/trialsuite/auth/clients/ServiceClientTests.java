package io.trialsuite.auth.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceClientTests {

    private static final List<String> SOME = List.of("consent-service");

    @Test
    void twoKeysMayBeLiveWhileOneIsReplaced() throws JOSEException {
        var keys = new JWKSet(List.of(
                new RSAKeyGenerator(2048).keyID("old").generate(),
                new RSAKeyGenerator(2048).keyID("new").generate()));

        assertThat(new ServiceClient("mailing-service", keys.toString(), SOME, SOME, List.of())
                        .keys()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aPrivateKeyInTheConfigurationIsRefused() throws JOSEException {
        var keys = new JWKSet(new RSAKeyGenerator(2048).keyID("leaked").generate()).toString(false);

        assertThatThrownBy(() -> new ServiceClient("mailing-service", keys, SOME, SOME, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("private key");
    }

    @Test
    void aClientWithoutReadableKeysAudienceOrScopeIsRefused() {
        assertThatThrownBy(() -> new ServiceClient("x", "nonsense", SOME, SOME, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServiceClient("x", "{\"keys\":[]}", List.of(), SOME, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServiceClient("x", "{\"keys\":[]}", SOME, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoClientsOfTheSameNameAreRefused() {
        var client = new ServiceClient("x", "{\"keys\":[]}", SOME, SOME, List.of());

        assertThatThrownBy(() -> new ServiceClientProperties(List.of(client, client)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/callback",
                "https://*.example/callback",
                "https://suite.example/#callback",
                "mailto:kim@suite.example"
            })
    void peopleAreSentToWholeAddressesOnly(String address) {
        assertThatThrownBy(() -> new ServiceClient("x", "{\"keys\":[]}", SOME, List.of("openid"), List.of(address)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClientThatActsForPeopleDoesNotActForItself() {
        assertThatThrownBy(() ->
                        new ServiceClient("x", "{\"keys\":[]}", SOME, SOME, List.of("https://suite.example/callback")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openid");
    }
}
