package io.trialsuite.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.auth.AuthScenario;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SigningKeyScenarioTests extends AuthScenario {

    private final SigningKeyStore store;

    SigningKeyScenarioTests(World world, SigningKeyStore store) {
        super(world);
        this.store = store;
    }

    @Test
    void thePrivatePartLeavesTheServiceNeitherByHttpNorByTheDatabase() {
        var published = get("/oauth2/jwks", null);
        var stored = new String(
                world.rows()
                        .sql("select jwk_encrypted from signing_key where state = 'SIGNING'")
                        .query(byte[].class)
                        .single(),
                StandardCharsets.ISO_8859_1);

        assertThat(published.json().path("keys")).hasSize(1);
        assertThat(published.json().path("keys").get(0).propertyNames())
                .doesNotContain("d", "p", "q", "dp", "dq", "qi");
        assertThat(stored)
                .doesNotContain(
                        "\"d\"",
                        "kty",
                        published.json().path("keys").get(0).path("n").asString());
    }

    @Test
    void ofSeveralInstancesStartingAtOnceOneMakesTheKey() throws Exception {
        var before = store.load();

        assertThat(atOnce(4, () -> {
                    return store.store(SigningKey.generate(SigningKey.State.SIGNING));
                }))
                .containsOnly(false);

        assertThat(store.load()).isEqualTo(before).hasSize(1);
    }

    @Test
    void theDatabaseHoldsNoTwoSigningKeys() {
        assertThatThrownBy(() -> JdbcClient.create(SUITE.database().app())
                        .sql(
                                "insert into signing_key (kid, state, jwk_encrypted, created_at, state_since) values ('second', 'SIGNING', '', now(), now())")
                        .update())
                .hasMessageContaining("signing_key_one_signing");
    }
}
