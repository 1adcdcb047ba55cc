package io.trialsuite.auth.sessions;

import io.trialsuite.auth.keys.TokenFamily;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.MembershipView;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The next link of a session's chain, for whoever has the last one. */
@Service
public class RefreshingSessions {

    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final MembershipDirectory memberships;
    private final EndingSessions ending;
    private final SessionProperties limits;
    private final TokenFamily family;
    private final Clock clock;

    RefreshingSessions(
            Sessions sessions,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            MembershipDirectory memberships,
            EndingSessions ending,
            SessionProperties limits,
            TokenFamily family,
            Clock clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.memberships = memberships;
        this.ending = ending;
        this.limits = limits;
        this.family = family;
        this.clock = clock;
    }

    /**
     * A spent refresh token means that somebody has a copy: the whole session ends, and that must survive the refusal. Only
     * whoever has not heard the answer may ask once more, for a moment, and gets the same.
     */
    @Transactional(noRollbackFor = RefreshTokenRejected.class)
    public TokenView refresh(OpaqueToken presented) {
        return refresh(presented, Optional.empty(), lost -> Optional.empty());
    }

    /** For the client that keeps the session; another one that has got hold of the token gets nothing and changes nothing. */
    @Transactional(noRollbackFor = RefreshTokenRejected.class)
    public TokenView refreshFor(String client, OpaqueToken presented) {
        return refresh(presented, Optional.of(client), lost -> Optional.empty());
    }

    /** For clients that cannot choose: who has lost the organization they were in goes on in their default one. */
    @Transactional(noRollbackFor = RefreshTokenRejected.class)
    public TokenView refreshAtDefault(OpaqueToken presented) {
        return refresh(
                presented,
                Optional.empty(),
                session -> memberships.of(session.account()).stream()
                        .filter(MembershipView::isDefault)
                        .findFirst());
    }

    private TokenView refresh(
            OpaqueToken presented, Optional<String> client, Function<Session, Optional<MembershipView>> instead) {
        var now = clock.instant();
        var session = sessions.require(refreshTokens.requireSession(presented));
        if (!session.client().equals(client)) {
            throw new RefreshTokenRejected();
        }
        var token = refreshTokens.require(presented);
        var next = token.isSpent() ? repeated(token, presented, now) : Optional.of(rotated(token, presented, now));
        if (next.isEmpty()) {
            ending.endCopied(session, now);
            throw new RefreshTokenRejected();
        }
        session.use(now, limits.idle());
        var membership = session.organization()
                .flatMap(it -> memberships.find(session.account(), it))
                .or(() -> instead.apply(session))
                .filter(session::satisfies);
        membership.map(MembershipView::organization).ifPresentOrElse(session::enter, session::leave);
        return accessTokens.own(session, membership, now).with(next.get());
    }

    private OpaqueToken rotated(RefreshToken token, OpaqueToken presented, Instant now) {
        var salt = OpaqueToken.salt();
        var child = family.childOf(presented, salt);
        refreshTokens.save(token.rotate(child, salt, now));
        return child;
    }

    /** Once the child is spent as well, its answer has arrived somewhere, and this is a copy. */
    private Optional<OpaqueToken> repeated(RefreshToken token, OpaqueToken presented, Instant now) {
        return token.saltIfSpentWithin(limits.repeat(), now)
                .map(salt -> family.childOf(presented, salt))
                .filter(child -> !refreshTokens.require(child).isSpent());
    }
}
