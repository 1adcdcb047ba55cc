package io.trialsuite.auth.accounts;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class AccountDirectory {

    private final Accounts accounts;

    AccountDirectory(Accounts accounts) {
        this.accounts = accounts;
    }

    @Transactional(readOnly = true)
    public AccountView require(AccountId id) {
        return accounts.require(id).view();
    }

    @Transactional(readOnly = true)
    public Optional<AccountId> byEmail(EmailAddress email) {
        return accounts.findByEmail(email.value()).map(Account::id);
    }

    /** Whoever changes what hangs on a person locks the person first, so that two changes cannot both find nothing there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(AccountId id) {
        if (accounts.lock(id.value()).isEmpty()) {
            throw new AccountNotFound();
        }
    }
}
