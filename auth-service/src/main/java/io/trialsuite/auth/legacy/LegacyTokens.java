package io.trialsuite.auth.legacy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.trialsuite.auth.sessions.TokenView;
import java.util.Objects;

/**
 * What a login by v1 gives.
 *
 * @param expiresIn seconds until the access token expires
 */
@JsonPropertyOrder({"accessToken", "refreshToken", "expiresIn"})
public record LegacyTokens(String accessToken, String refreshToken, long expiresIn) {

    static LegacyTokens from(TokenView tokens) {
        return new LegacyTokens(
                tokens.accessToken(), Objects.requireNonNull(tokens.refreshToken()), tokens.expiresIn());
    }

    @Override
    public String toString() {
        return "LegacyTokens[hidden]";
    }
}
