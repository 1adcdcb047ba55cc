package io.trialsuite.consent;

import io.trialsuite.test.RevokedTokensContract;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
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
        // whatever other tests have made of the time
        clock.advance(Duration.ofHours(1));
        new RevokedTokensContract(
                        SUITE,
                        clock,
                        bearer -> api().get(
                                        "/v1/organizations/" + organization + "/studies",
                                        Map.of("Authorization", "Bearer " + bearer))
                                .status())
                .verify(organization);
    }
}
