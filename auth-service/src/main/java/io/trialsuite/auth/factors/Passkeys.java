package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Passkeys extends Repository<Passkey, byte[]> {

    Passkey saveAndFlush(Passkey passkey);

    Optional<Passkey> findById(byte[] credentialId);

    boolean existsById(byte[] credentialId);

    @Query("select p from Passkey p where p.account = :account order by p.registeredAt")
    List<Passkey> of(AccountId account);

    /** Of two proofs with one counter value only one is seen as the first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Passkey p where p.credentialId = :credentialId")
    Optional<Passkey> lock(byte[] credentialId);

    void delete(Passkey passkey);

    void flush();
}
