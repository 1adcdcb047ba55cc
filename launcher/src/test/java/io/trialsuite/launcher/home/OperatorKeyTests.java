package io.trialsuite.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeyTests {

    @TempDir
    private Path folder;

    @Test
    void theKeyIsMadeOnceAndRemembered() {
        assertThat(OperatorKey.find(secrets())).isEmpty();

        var made = OperatorKey.of(secrets());

        assertThat(OperatorKey.of(secrets())).isEqualTo(made);
        assertThat(OperatorKey.find(secrets())).contains(made);
        assertThat(made.pair().isPrivate()).isTrue();
    }

    @Test
    void thePrivatePartIsNeitherPublishedNorPrinted() throws ParseException {
        var key = OperatorKey.of(secrets());

        var published = JWKSet.parse(key.publicKeys()).getKeys();

        assertThat(published).hasSize(1).noneMatch(JWK::isPrivate);
        assertThat(key.publicKeys() + key)
                .doesNotContain(key.pair().getPrivateExponent().toString());
    }

    private Secrets secrets() {
        return Secrets.in(folder.resolve("secrets.properties"));
    }
}
