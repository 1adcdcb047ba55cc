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
}
