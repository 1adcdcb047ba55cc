package io.trialsuite.auth.accounts;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the owner of an account what somebody else may have done. */
@Component
public class AccountAlarms {

    private final Accounts accounts;
    private final AccountLetters letters;

    AccountAlarms(Accounts accounts, AccountLetters letters) {
        this.accounts = accounts;
        this.letters = letters;
    }

    /** What keeps a login alive was used twice, so two have it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void loginCopied(AccountId account, Instant at) {
        letters.sayLoginCopied(accounts.require(account), at);
    }

    /** To the owner of the account, who may not have changed anything. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void factorsChanged(AccountId account, Instant at) {
        accounts.findById(account).ifPresent(it -> letters.sayFactorsChanged(it, at));
    }
}
