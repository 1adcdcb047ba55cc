package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.MembershipView;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A session begins in one place, with the first link of its chain of refresh tokens, whoever proved what in which way. */
@Service
public class OpeningSessions {

    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final AccountDirectory accounts;
    private final MembershipDirectory memberships;
    private final SessionAudit audit;
    private final SessionProperties limits;
    private final Clock clock;

    OpeningSessions(
            Sessions sessions,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            IdTokens idTokens,
            AccountDirectory accounts,
            MembershipDirectory memberships,
            SessionAudit audit,
            SessionProperties limits,
            Clock clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.accounts = accounts;
        this.memberships = memberships;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    /** A client names the organization with each token that it exchanges, so that nobody has to choose one here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ClientTokens open(OpenSession command) {
        var now = clock.instant();
        var session = Session.openFor(command.client(), command.proof(), now, limits);
        var only = enterOnly(session, memberships.of(session.account()));
        var tokens = begin(session, only, now);
        return new ClientTokens(session.id(), tokens, idTokens.issue(session, command, tokens.accessToken(), now));
    }

    /** For clients that cannot choose. Whoever belongs nowhere is refused: such a client knows nobody of that kind. */
    @Transactional
    public TokenView openAtDefault(AccountId account) {
        var now = clock.instant();
        var home = memberships.of(account).stream()
                .filter(MembershipView::isDefault)
                .findFirst()
                .orElseThrow(OrganizationRequired::new);
        var session = Session.open(new Proof(account, now, Factors.PASSWORD), now, limits);
        session.enter(home.organization());
        return begin(session, Optional.of(home), now);
    }

    Optional<MembershipView> enterOnly(Session session, List<MembershipView> memberships) {
        var only = (memberships.size() == 1 ? memberships.stream() : Stream.<MembershipView>empty())
                .filter(session::satisfies)
                .findFirst();
        only.map(MembershipView::organization).ifPresent(session::enter);
        return only;
    }

    TokenView begin(Session session, Optional<MembershipView> membership, Instant now) {
        accounts.lockActive(session.account());
        var refresh = OpaqueToken.next();
        sessions.save(session);
        refreshTokens.save(RefreshToken.first(refresh, session.id(), now));
        audit.opened(session, now);
        return accessTokens.own(session, membership, now).with(refresh);
    }
}
