package io.trialsuite.auth.sessions;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Here, where the sessions are, an access token dies with its session and while its organization is halted; elsewhere it lives on until it expires. */
@Component
class SessionLiveness implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2Error ENDED = new OAuth2Error("invalid_token", "The session has ended", null);

    private final Sessions sessions;
    private final Clock clock;

    SessionLiveness(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (!token.hasClaim("sid")) {
            return OAuth2TokenValidatorResult.success();
        }
        var id = new SessionId(UUID.fromString(Objects.requireNonNull(token.getClaimAsString("sid"))));
        var live = sessions.findById(id).filter(session -> session.isLive(clock.instant()));
        return live.isPresent() && isOpen(token.getClaimAsString("org_id"))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(ENDED);
    }

    private boolean isOpen(@Nullable String organization) {
        return organization == null || sessions.isOrganizationActive(UUID.fromString(organization));
    }
}
