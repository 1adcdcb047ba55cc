package io.trialsuite.auth.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.AuthScenario;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LegacyCallsScenarioTests extends AuthScenario {

    private final LegacyCalls calls;

    LegacyCallsScenarioTests(World world, LegacyCalls calls) {
        super(world);
        this.calls = calls;
    }

    @Test
    void everyCallOfV1IsCountedByClientWhateverBecomesOfIt() {
        var person = founder();
        var before = calls("personnel", "PUT /v1/users/{id}/organization");
        var people = calls("person", "GET /v1/users/me");
        var personnel = service("auth.users");
        for (var i = 0; i < 3; i++) {
            assertThat(put("/v1/users/" + account(person) + "/organization", Map.of(), personnel)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(get("/v1/users/me", person.token()).status()).isEqualTo(200);

        assertThat(calls("personnel", "PUT /v1/users/{id}/organization")).isEqualTo(before + 3);
        assertThat(calls("person", "GET /v1/users/me")).isEqualTo(people + 1);
    }

    @Test
    void onlyServicesReadTheCounts() {
        var path = "/internal/v1/legacy-calls?since=2026-01-01";

        assertThat(get(path, founder().token()).status()).isEqualTo(403);
        assertThat(get(path, service("auth.users")).status()).isEqualTo(403);
        assertThat(get(path + "x", service("auth.internal")).status()).isEqualTo(400);
    }

    private long calls(String client, String operation) {
        calls.write();
        var today = LocalDate.now(world.clock());
        var answer = get("/internal/v1/legacy-calls?since=" + today, service("auth.internal"));
        assertThat(answer.status()).isEqualTo(200);
        for (JsonNode use : answer.json().path("items")) {
            if (use.path("client").asString().equals(client)
                    && use.path("operation").asString().equals(operation)) {
                return use.path("calls").asLong();
            }
        }
        return 0;
    }
}
