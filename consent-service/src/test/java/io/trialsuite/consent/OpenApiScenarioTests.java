package io.trialsuite.consent;

import io.trialsuite.test.OpenApiDocument;
import io.trialsuite.test.ShiftableClock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiScenarioTests extends ConsentScenario {

    OpenApiScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void theDescriptionOfTheApiIsTheOneCheckedIn() {
        OpenApiDocument.assertCurrent(
                api().get("/v3/api-docs", Map.of()).expect(200).body(), "consent-service");
    }
}
