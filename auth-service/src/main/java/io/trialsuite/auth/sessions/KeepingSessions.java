package io.trialsuite.auth.sessions;

import io.trialsuite.auth.keys.TokenProperties;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a session while it lives. Every token issued here asks the membership table first. */
@Service
public class KeepingSessions {

    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final MembershipDirectory memberships;
    private final Outbox outbox;
    private final EndingSessions ending;
    private final SessionAudit audit;
    private final SessionProperties limits;
    private final TokenProperties tokens;
    private final Clock clock;

    KeepingSessions(
            Sessions sessions,
            AccessTokens accessTokens,
            MembershipDirectory memberships,
            Outbox outbox,
            EndingSessions ending,
            SessionAudit audit,
            SessionProperties limits,
            TokenProperties tokens,
            Clock clock) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.memberships = memberships;
        this.outbox = outbox;
        this.ending = ending;
        this.audit = audit;
        this.limits = limits;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Same session, other organization. */
    @Transactional
    public TokenView switchTo(SwitchOrganization command) {
        var now = clock.instant();
        var session = sessions.require(command.visitor().session());
        var membership = memberships.require(session.account(), command.organization());
        session.use(now, limits.idle());
        outbox.append(SessionMessages.of(session.select(command.organization(), now)));
        audit.organizationSelected(session, now);
        return accessTokens.own(session, Optional.of(membership), now);
    }

    /** The caller's own organization counts, not the session's latest: another window may have switched meanwhile. */
    @Transactional
    public TokenView issue(IssueAccessToken command) {
        if (!tokens.audiences().contains(command.audience())) {
            throw new AudienceRefused();
        }
        var now = clock.instant();
        var organization = command.visitor().organization().orElseThrow(OrganizationRequired::new);
        var session = sessions.require(command.visitor().session());
        session.use(now, limits.idle());
        var membership = memberships.require(session.account(), organization);
        return accessTokens.issue(session, Optional.of(membership), command.audience(), now);
    }

    /** The session does not move: each token names its own organization, which the client says each time. */
    @Transactional
    public TokenView exchange(ExchangeToken command) {
        var now = clock.instant();
        var session = sessions.require(command.session());
        if (!session.client().equals(Optional.of(command.client()))) {
            throw new SessionEnded();
        }
        session.use(now, limits.idle());
        var membership = memberships.require(session.account(), command.organization());
        return accessTokens.issue(session, Optional.of(membership), command.audience(), now);
    }

    /** By the client that keeps it; one that has ended stays ended. */
    @Transactional
    public void endFor(String client, SessionId id) {
        sessions.lock(id)
                .filter(session -> session.client().equals(Optional.of(client)))
                .ifPresent(session -> ending.end(session, "logout", clock.instant()));
    }

    /** What led to the session was used twice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endLeaked(SessionId id) {
        sessions.lock(id).ifPresent(session -> ending.endCopied(session, clock.instant()));
    }

    @Transactional(readOnly = true)
    public List<SessionView> list(Visitor visitor) {
        return sessions.findLive(visitor.account(), clock.instant()).stream()
                .map(session -> session.seenFrom(visitor.session()))
                .toList();
    }

    /** Another person's session is answered like one that never was; one that has ended stays ended. */
    @Transactional
    public void revoke(Visitor visitor, SessionId revoked) {
        var session = sessions.lock(revoked)
                .filter(it -> it.account().equals(visitor.account()))
                .orElseThrow(SessionNotFound::new);
        ending.end(session, "revoked", clock.instant());
    }

    @Transactional
    public void revokeOthers(Visitor visitor) {
        ending.allBut(visitor.session(), visitor.account(), "revoked", clock.instant());
    }

    @Transactional
    public void end(Visitor visitor) {
        ending.end(sessions.require(visitor.session()), "logout", clock.instant());
    }
}
