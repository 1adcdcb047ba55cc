package io.trialsuite.auth;

import io.trialsuite.test.OpenApiDocument;
import org.junit.jupiter.api.Test;

class OpenApiScenarioTests extends AuthScenario {

    OpenApiScenarioTests(World world) {
        super(world);
    }

    @Test
    void theDescriptionCheckedInIsTheOneServed() {
        OpenApiDocument.assertCurrent(get("/v3/api-docs", null).body(), "auth-service");
    }
}
