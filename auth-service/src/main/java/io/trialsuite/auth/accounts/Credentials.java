package io.trialsuite.auth.accounts;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Credentials extends Repository<Credential, UUID> {

    @CanIgnoreReturnValue
    Credential save(Credential credential);

    @CanIgnoreReturnValue
    Credential saveAndFlush(Credential credential);

    @Query("select c from Credential c where c.account = :account and c.kind = PASSWORD and c.revokedAt is null")
    Optional<Credential> findPassword(AccountId account);

    /** Whoever is suspended or has left is answered like somebody unknown. */
    @Query("""
            select c from Credential c join Account a on a.id = c.account
            where a.email = :email and a.status = ACTIVE and c.kind = PASSWORD and c.revokedAt is null""")
    Optional<Credential> findPasswordByEmail(String email);
}
