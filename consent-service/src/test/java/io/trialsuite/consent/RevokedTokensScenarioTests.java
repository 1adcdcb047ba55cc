package io.trialsuite.consent;

import io.trialsuite.test.RevokedTokensContract;
import io.trialsuite.test.ShiftableClock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevokedTokensScenarioTests extends ConsentScenario {

    RevokedTokensScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void aTokenThatSaysWhatIsNoLongerSoIsRefusedWithinSeconds() {
        var organization = UUID.randomUUID();
        new RevokedTokensContract(
                        SUITE,
                        bearer -> api().get(
                                        "/v1/organizations/" + organization + "/studies",
                                        Map.of("Authorization", "Bearer " + bearer))
                                .status())
                .verify(organization);
    }
}
