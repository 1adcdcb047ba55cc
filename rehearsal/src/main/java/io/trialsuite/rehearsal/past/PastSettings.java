package io.trialsuite.rehearsal.past;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an instance of the release before is told at start.
 *
 * @param signingKey RSA key pair as a JWK, shared by all instances of both releases
 */
public record PastSettings(
        int port, String databaseUrl, String databaseUser, String databasePassword, String issuer, String signingKey) {

    private static final String VARIABLE = "PAST_SETTINGS";

    /** By the environment, which no other user of the machine can read. */
    public Map<String, String> toEnvironment() {
        return Map.of(VARIABLE, JsonMapper.shared().writeValueAsString(this));
    }

    static PastSettings fromEnvironment() {
        return JsonMapper.shared().readValue(System.getenv(VARIABLE), PastSettings.class);
    }

    @Override
    public String toString() {
        return "PastSettings[" + port + "]";
    }
}
