package io.trialsuite.auth.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Those of them that exist, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<AccountView> all(Set<AccountId> ids) {
        return accounts.all(ids.stream().map(AccountId::value).toList()).stream()
                .map(Account::view)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<AccountView> find(AccountId id) {
        return accounts.findById(id).map(Account::view);
    }

    /** The account that claims the address; whether its owner has proved it, the view says. */
    @Transactional(readOnly = true)
    public Optional<AccountView> byEmail(EmailAddress email) {
        return accounts.findByEmail(email.value()).map(Account::view);
    }

    /** The account whose owner has proved that the address is theirs; one that merely claims it is not found. */
    @Transactional(readOnly = true)
    public Optional<AccountView> byVerifiedEmail(EmailAddress email) {
        return accounts.findByEmail(email.value()).map(Account::view).filter(AccountView::emailVerified);
    }

    /** Refuses, as a wrong password would be, whoever may no longer log in; until the transaction ends nobody changes that. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockActive(AccountId id) {
        if (accounts.lock(id).filter(Account::isActive).isEmpty()) {
            throw new CredentialsRejected();
        }
    }

    /** Refuses whoever may not log in to be given anything; until the transaction ends nobody changes that. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockForJoining(AccountId id) {
        if (!accounts.lock(id).orElseThrow(AccountNotFound::new).isActive()) {
            throw new AccountHalted();
        }
    }

    /** Whoever changes what hangs on a person locks the person first, so that two changes cannot both find nothing there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(AccountId id) {
        if (accounts.lock(id).isEmpty()) {
            throw new AccountNotFound();
        }
    }
}
