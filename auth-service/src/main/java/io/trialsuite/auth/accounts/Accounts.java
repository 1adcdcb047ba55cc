package io.trialsuite.auth.accounts;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, AccountId> {

    Account saveAndFlush(Account account);

    @Query("select a from Account a where a.id.value in (:ids) order by a.id.value")
    List<Account> all(Collection<UUID> ids);

    Optional<Account> findById(AccountId id);

    Optional<Account> findByEmail(String email);

    /** NO KEY: rows that refer to the account can still be inserted meanwhile; only other writers of the person wait. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.id = :id")
    Optional<Account> lock(AccountId id);

    default Account require(AccountId id) {
        return findById(id).orElseThrow(AccountNotFound::new);
    }
}
