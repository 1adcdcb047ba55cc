package io.trialsuite.auth.factors;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.trialsuite.auth.accounts.AccountId;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TotpFactors extends Repository<TotpFactor, AccountId> {

    @CanIgnoreReturnValue
    TotpFactor saveAndFlush(TotpFactor factor);

    Optional<TotpFactor> findById(AccountId account);

    /** One code, one attempt at a time: two of them with the same code must not both find it unspent. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select f from TotpFactor f where f.account = :account")
    Optional<TotpFactor> lock(AccountId account);

    void delete(TotpFactor factor);

    void flush();
}
