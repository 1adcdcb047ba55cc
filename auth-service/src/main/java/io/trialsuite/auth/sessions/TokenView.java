package io.trialsuite.auth.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for the client.
 *
 * @param expiresIn seconds until the access token expires
 * @param refreshToken present when a session was opened or refreshed
 * @param organizationId absent while the person belongs to none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenView(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        @Nullable UUID organizationId) {

    TokenView with(OpaqueToken refresh) {
        return new TokenView(accessToken, tokenType, expiresIn, refresh.text(), organizationId);
    }

    @Override
    public String toString() {
        return "TokenView[hidden]";
    }
}
