package io.trialsuite.auth.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, AccountId> {

    Account saveAndFlush(Account account);

    @Query(nativeQuery = true, value = "select * from account where id in (:ids) order by id")
    List<Account> all(Collection<UUID> ids);

    Optional<Account> findById(AccountId id);

    Optional<Account> findByEmail(String email);

    /** NO KEY: rows that refer to the account can still be inserted meanwhile; only other writers of the person wait. */
    @Query(nativeQuery = true, value = "select * from account where id = :id for no key update")
    Optional<Account> lock(UUID id);

    default Optional<Account> lock(AccountId id) {
        return lock(id.value());
    }

    default Account require(AccountId id) {
        return findById(id).orElseThrow(AccountNotFound::new);
    }
}
