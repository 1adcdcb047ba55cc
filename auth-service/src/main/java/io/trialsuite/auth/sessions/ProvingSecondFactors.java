package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.factors.CheckingCodes;
import io.trialsuite.auth.factors.ProvedCode;
import io.trialsuite.auth.sessions.PendingAuthentication.Awaiting;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The step between a right password and everything else, for those who have a second factor. */
@Service
public class ProvingSecondFactors {

    private final PendingAuthentications pendings;
    private final CheckingCodes codes;
    private final SessionProperties limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProvingSecondFactors(
            PendingAuthentications pendings,
            CheckingCodes codes,
            SessionProperties limits,
            TransactionTemplate transaction,
            Clock clock) {
        this.pendings = pendings;
        this.codes = codes;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Empty for those whom the password proves. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<SecondFactorOpen> demand(AccountId account, Instant at) {
        var methods = codes.methods(account);
        if (methods.isEmpty()) {
            return Optional.empty();
        }
        var token = OpaqueToken.next();
        var proof = new Proof(account, at, Factors.PASSWORD);
        pendings.save(new PendingAuthentication(token, proof, Awaiting.SECOND_FACTOR, at.plus(limits.selection())));
        return Optional.of(new SecondFactorOpen(token, limits.selection().toSeconds(), methods));
    }

    /** A wrong code can be corrected; a right one spends what the password began. */
    public Proof prove(ProveSecondFactor command) {
        var account = transaction.execute(status -> pending(command).account());
        codes.check(new ProvedCode(account, command.code(), command.network()));
        return transaction.execute(status -> {
            var now = clock.instant();
            pending(command).consume(Awaiting.SECOND_FACTOR, now);
            return new Proof(account, now, Factors.PASSWORD_AND_CODE);
        });
    }

    private PendingAuthentication pending(ProveSecondFactor command) {
        var pending = pendings.require(command.pendingAuthentication());
        pending.requireUsable(Awaiting.SECOND_FACTOR, clock.instant());
        return pending;
    }
}
