package io.trialsuite.auth.sessions;

import io.trialsuite.auth.factors.CheckingCodes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever has a second factor changes their factors in a session that it has opened: a session from before, or one that somebody
 * else got by the password, must not add a factor of its own.
 */
@Service
public class SecondFactorGuard {

    private final Sessions sessions;
    private final CheckingCodes codes;

    SecondFactorGuard(Sessions sessions, CheckingCodes codes) {
        this.sessions = sessions;
        this.codes = codes;
    }

    @Transactional(readOnly = true)
    public void requireProved(Visitor visitor) {
        if (codes.isNeeded(visitor.account())
                && sessions.findById(visitor.session())
                        .map(Session::factors)
                        .filter(Factors::areSeveral)
                        .isEmpty()) {
            throw new SecondFactorRequired();
        }
    }
}
