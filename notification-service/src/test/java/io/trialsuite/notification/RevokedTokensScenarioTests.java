package io.trialsuite.notification;

import io.trialsuite.test.RevokedTokensContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

class RevokedTokensScenarioTests extends NotificationScenario {

    RevokedTokensScenarioTests(RestTestClient http) {
        super(http);
    }

    @Test
    void aTokenThatSaysWhatIsNoLongerSoIsRefusedWithinSeconds() {
        var organization = UUID.randomUUID();
        new RevokedTokensContract(
                        suite,
                        bearer -> http.get()
                                .uri("/v1/organizations/{organization}/whatever", organization)
                                .header("Authorization", "Bearer " + bearer)
                                .exchange()
                                .returnResult(String.class)
                                .getStatus()
                                .value())
                .verify(organization);
    }
}
