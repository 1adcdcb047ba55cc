package io.trialsuite.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token whose session has ended, whose membership has changed or whose organization was halted since it was issued. Looks in memory only, and
 * remembers no longer than tokens live. Thread-safe.
 */
final class RevokedTokens implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult REVOKED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error("invalid_token", "The token says what is no longer so", null));

    private final ConcurrentMap<String, Revocation> known = new ConcurrentHashMap<>();
    private final Duration remember;
    private final Clock clock;

    RevokedTokens(Duration remember, Clock clock) {
        this.remember = remember;
        this.clock = clock;
    }

    void add(Revocation revocation) {
        known.merge(revocation.subject(), revocation, Revocation::or);
    }

    void addAll(Collection<Revocation> revocations) {
        revocations.forEach(this::add);
        var old = clock.instant().minus(remember);
        known.values().removeIf(revocation -> revocation.at().isBefore(old));
    }

    int size() {
        return known.size();
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return endedSession(token) || changedMembership(token) || haltedOrganization(token)
                ? REVOKED
                : OAuth2TokenValidatorResult.success();
    }

    private boolean endedSession(Jwt token) {
        var session = id(token.getClaimAsString("sid"));
        return session != null && known.containsKey(Revocation.session(session));
    }

    /** A person who comes back begins with a low version, so the time of issue counts as well. */
    private boolean changedMembership(Jwt token) {
        var account = id(token.getSubject());
        var organization = id(token.getClaimAsString("org_id"));
        if (account == null || organization == null) {
            return false;
        }
        var revocation = known.get(Revocation.membership(account, organization));
        return revocation != null && version(token) < revocation.version() && isFromBefore(token, revocation);
    }

    /** An organization may go on later: then with tokens from later. */
    private boolean haltedOrganization(Jwt token) {
        var organization = id(token.getClaimAsString("org_id"));
        var revocation = organization == null ? null : known.get(Revocation.organization(organization));
        return revocation != null && isFromBefore(token, revocation);
    }

    private static boolean isFromBefore(Jwt token, Revocation revocation) {
        return token.getIssuedAt() == null || !token.getIssuedAt().isAfter(revocation.at());
    }

    private static long version(Jwt token) {
        return token.getClaims().get("mver") instanceof Number version ? version.longValue() : 0;
    }

    /** As events write ids, whichever letters the token uses. */
    private static @Nullable String id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text).toString();
        } catch (IllegalArgumentException noPerson) {
            return null;
        }
    }
}
