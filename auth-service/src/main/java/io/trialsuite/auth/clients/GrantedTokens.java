package io.trialsuite.auth.clients;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a grant leads to.
 *
 * @param more further members of the response, such as {@code id_token}
 */
public record GrantedTokens(
        String accessToken, Duration lifetime, @Nullable String refreshToken, Map<String, Object> more) {

    public GrantedTokens {
        more = Map.copyOf(more);
    }

    @Override
    public String toString() {
        return "GrantedTokens[hidden]";
    }
}
