package io.trialsuite.auth.accounts;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, AccountId> {

    Account saveAndFlush(Account account);

    Optional<Account> findById(AccountId id);

    Optional<Account> findByEmail(String email);

    /** NO KEY: rows that refer to the account can still be inserted meanwhile; only other writers of the person wait. */
    @Query(nativeQuery = true, value = "select id from account where id = :id for no key update")
    Optional<UUID> lock(UUID id);

    default Account require(AccountId id) {
        return findById(id).orElseThrow(AccountNotFound::new);
    }
}
