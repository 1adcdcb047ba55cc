package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.CheckingPasswords;
import io.trialsuite.auth.factors.CheckingPasskeys;
import io.trialsuite.auth.factors.PresentedPasskey;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.MembershipView;
import io.trialsuite.auth.sessions.PendingAuthentication.Awaiting;
import io.trialsuite.auth.sessions.SignInOutcome.SelectionOpen;
import io.trialsuite.auth.sessions.SignInOutcome.SignedIn;
import io.trialsuite.auth.tokens.OpaqueToken;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads a person from a proof to a session: no membership, one, or a choice among several. */
@Service
public class SigningIn {

    private final CheckingPasswords passwords;
    private final CheckingPasskeys passkeys;
    private final MembershipDirectory memberships;
    private final PendingAuthentications pendings;
    private final ProvingSecondFactors secondFactors;
    private final OpeningSessions opening;
    private final Outbox outbox;
    private final SessionAudit audit;
    private final SessionProperties limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SigningIn(
            CheckingPasswords passwords,
            CheckingPasskeys passkeys,
            MembershipDirectory memberships,
            PendingAuthentications pendings,
            ProvingSecondFactors secondFactors,
            OpeningSessions opening,
            Outbox outbox,
            SessionAudit audit,
            SessionProperties limits,
            TransactionTemplate transaction,
            Clock clock) {
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.memberships = memberships;
        this.pendings = pendings;
        this.secondFactors = secondFactors;
        this.opening = opening;
        this.outbox = outbox;
        this.audit = audit;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    public SignInOutcome signIn(SignIn command) {
        var attempt = new CheckPassword(command.email(), command.password(), command.network());
        return passwords.check(attempt, this::proceedFromPassword);
    }

    private SignInOutcome proceedFromPassword(AccountId account) {
        var now = clock.instant();
        return secondFactors
                .demand(account, now)
                .<SignInOutcome>map(open -> open)
                .orElseGet(() -> proceed(new Proof(account, now, Factors.PASSWORD), now));
    }

    /** Two factors at once, without an address and without a password. */
    public SignInOutcome signIn(PresentedPasskey presented) {
        var account = passkeys.check(presented);
        return transaction.execute(status -> {
            var now = clock.instant();
            return proceed(new Proof(account, now, Factors.PASSKEY), now);
        });
    }

    public SignInOutcome prove(ProveSecondFactor command) {
        var proof = secondFactors.prove(command);
        return transaction.execute(status -> proceed(proof, clock.instant()));
    }

    /** Membership is checked before the pending authentication is spent, so that a wrong pick can be corrected. */
    @Transactional
    public TokenView select(SelectOrganization command) {
        var now = clock.instant();
        var pending = pendings.require(command.pendingAuthentication());
        pending.requireUsable(Awaiting.ORGANIZATION, now);
        var membership = memberships.require(pending.account(), command.organization());
        pending.consume(Awaiting.ORGANIZATION, now);
        var session = Session.open(pending.proof(), now, limits);
        outbox.append(SessionMessages.of(session.select(command.organization(), now)));
        var tokens = opening.begin(session, Optional.of(membership), now);
        audit.organizationSelected(session, now);
        return tokens;
    }

    private SignInOutcome proceed(Proof proof, Instant now) {
        var choices = memberships.of(proof.account());
        if (choices.size() > 1) {
            return askFor(choices, proof, now);
        }
        var session = Session.open(proof, now, limits);
        return new SignedIn(opening.begin(session, opening.enterOnly(session, choices), now));
    }

    private SignInOutcome askFor(List<MembershipView> choices, Proof proof, Instant now) {
        var token = OpaqueToken.next();
        var expiresAt = now.plus(limits.selection());
        pendings.save(new PendingAuthentication(token, proof, Awaiting.ORGANIZATION, expiresAt));
        return new SelectionOpen(token, limits.selection().toSeconds(), choices);
    }
}
