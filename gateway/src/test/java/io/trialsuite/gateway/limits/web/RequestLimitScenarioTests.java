package io.trialsuite.gateway.limits.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.gateway.GatewayScenario;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"gateway.limits.session=5", "gateway.limits.network=20"})
@DirtiesContext
class RequestLimitScenarioTests extends GatewayScenario {

    @Test
    void oneSessionThatAsksTooOftenWaitsAndNobodyElseDoes() {
        var eager = loggedIn();
        var patient = loggedIn();

        for (var left = 4; left >= 0; left--) {
            var answer = eager.fetch("/session");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"session\";q=5;w=60");
            assertThat(answer.headers().firstValue("RateLimit").orElse("")).startsWith("\"session\";r=" + left + ";t=");
        }

        var refused = eager.fetch("/session");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("too-many-requests");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 12);
        assertThat(patient.fetch("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNotLoggedInStoresNoMoreSessionsThanTheNetworkMayAskFor() {
        var answers = new int[2];
        for (var i = 0; i < 30; i++) {
            answers[browser().navigate("/oauth2/authorization/auth").statusCode() == 429 ? 1 : 0]++;
        }

        assertThat(answers[1]).isPositive();
        assertThat(answers[0]).isLessThanOrEqualTo(21);
    }
}
