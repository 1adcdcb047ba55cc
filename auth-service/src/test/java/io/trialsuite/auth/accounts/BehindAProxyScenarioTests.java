package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.AuthScenario;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The control of what is true without a proxy: the same header counts once the configuration says that a proxy writes it. */
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class BehindAProxyScenarioTests extends AuthScenario {

    BehindAProxyScenarioTests(World world) {
        super(world);
    }

    @Test
    void whatTheProxySaysDecidesAboutTheNetwork() {
        var email = somebody().email();
        for (int i = 0; i < 10; i++) {
            assertThat(logInFrom("198.51.100." + i, email, "not the password at all")
                            .status())
                    .isEqualTo(401);
        }

        assertThat(logInFrom("198.51.100.99", email, PASSWORD).refusal()).isEqualTo("429 too-many-attempts");
        assertThat(logInFrom("203.0.113.1", email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whatTheCallerWroteInFrontOfItDoesNot() {
        var email = somebody().email();
        for (int i = 0; i < 10; i++) {
            assertThat(logInFrom("203.0." + i + ".1, 198.51.100.7", email, "not the password at all")
                            .status())
                    .isEqualTo(401);
        }

        assertThat(logInFrom("203.0.113.1, 198.51.100.7", email, PASSWORD).refusal())
                .isEqualTo("429 too-many-attempts");
    }
}
