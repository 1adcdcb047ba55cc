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
 * Refuses a token whose session has ended, whose membership has changed or whose organization was halted since it was issued.
 * Looks in memory only, and remembers no longer than tokens live. Thread-safe.
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

    private boolean changedMembership(Jwt token) {
        var account = id(token.getSubject());
        var organization = id(token.getClaimAsString("org_id"));
        return account != null
                && organization != null
                && isOlder(token, "mver", Revocation.membership(account, organization));
    }

    /** An organization may go on later: then with tokens of a higher version. */
    private boolean haltedOrganization(Jwt token) {
        var organization = id(token.getClaimAsString("org_id"));
        return organization != null && isOlder(token, "org_ver", Revocation.organization(organization));
    }

    private boolean isOlder(Jwt token, String claim, String subject) {
        var revocation = known.get(subject);
        return revocation != null && version(token, claim) < revocation.version();
    }

    private static long version(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof Number version ? version.longValue() : 0;
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
