package io.trialsuite.auth.accounts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts guesses at an address twice: strictly for the network they come from, so that guessing is slow, and leniently all
 * together, so that strangers elsewhere do not keep the owner out.
 */
@Component
class LoginThrottle {

    private final AttemptThrottle throttle;
    private final LockoutProperties lockout;

    LoginThrottle(AttemptThrottle throttle, LockoutProperties lockout) {
        this.throttle = throttle;
        this.lockout = lockout;
    }

    /** What one network has used up does not count for the address. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Charge charge(CheckPassword attempt) {
        var here = throttle.charge(here(attempt), lockout.perNetwork());
        return here.isRefused() ? here : here.and(throttle.charge(anywhere(attempt), lockout.perAddress()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(CheckPassword attempt) {
        throttle.takeBack(here(attempt), lockout.perNetwork());
        throttle.takeBack(anywhere(attempt), lockout.perAddress());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(CheckPassword attempt) {
        throttle.forget(here(attempt));
        throttle.forget(anywhere(attempt));
    }

    private static String here(CheckPassword attempt) {
        return anywhere(attempt) + " from " + attempt.network().value();
    }

    private static String anywhere(CheckPassword attempt) {
        return "login:" + attempt.email().value();
    }
}
