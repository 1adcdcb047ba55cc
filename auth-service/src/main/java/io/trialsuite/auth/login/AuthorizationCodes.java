package io.trialsuite.auth.login;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AuthorizationCodes extends Repository<AuthorizationCode, byte[]> {

    @CanIgnoreReturnValue
    AuthorizationCode save(AuthorizationCode code);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from AuthorizationCode c where c.codeSha256 = :sha256")
    Optional<AuthorizationCode> lock(byte[] sha256);

    @Modifying
    @Query("delete from AuthorizationCode c where c.expiresAt < :before")
    @CanIgnoreReturnValue
    int deleteExpired(Instant before);
}
