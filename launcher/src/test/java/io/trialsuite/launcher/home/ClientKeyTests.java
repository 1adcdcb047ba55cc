package io.trialsuite.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientKeyTests {

    @TempDir
    private Path folder;

    @Test
    void theKeyIsMadeOnceAndRemembered() {
        assertThat(ClientKey.findOperators(secrets())).isEmpty();

        var made = ClientKey.ofOperator(secrets());

        assertThat(ClientKey.ofOperator(secrets())).isEqualTo(made);
        assertThat(ClientKey.findOperators(secrets())).contains(made);
        assertThat(made.pair().isPrivate()).isTrue();
    }

    @Test
    void thePrivatePartIsNeitherPublishedNorPrinted() throws ParseException {
        var key = ClientKey.ofOperator(secrets());

        var published = JWKSet.parse(key.publicKeys()).getKeys();

        assertThat(published).hasSize(1).noneMatch(JWK::isPrivate);
        assertThat(key.publicKeys() + key)
                .doesNotContain(key.pair().getPrivateExponent().toString());
    }

    private Secrets secrets() {
        return Secrets.in(folder.resolve("secrets.properties"));
    }
}
