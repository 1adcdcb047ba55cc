package io.trialsuite.auth.legacy;

import io.trialsuite.auth.AuthScenario;
import io.trialsuite.test.OpenApiDocument;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** v1 is frozen: what is checked in is not to be written anew. */
@TestPropertySource(properties = "springdoc.paths-to-match=/v1/**")
@DirtiesContext
class LegacyApiScenarioTests extends AuthScenario {

    LegacyApiScenarioTests(World world) {
        super(world);
    }

    @Test
    void theDescriptionOfV1NeverChanges() {
        OpenApiDocument.assertCurrent(get("/v3/api-docs", null).body(), "auth-service-v1");
    }
}
