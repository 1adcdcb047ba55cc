package io.trialsuite.auth.sessions;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PendingAuthentications extends Repository<PendingAuthentication, byte[]> {

    @CanIgnoreReturnValue
    PendingAuthentication save(PendingAuthentication pending);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PendingAuthentication p where p.tokenSha256 = :sha256")
    Optional<PendingAuthentication> lock(byte[] sha256);

    @Modifying
    @Query("delete from PendingAuthentication p where p.expiresAt < :before")
    @CanIgnoreReturnValue
    int deleteExpired(Instant before);

    default PendingAuthentication require(OpaqueToken token) {
        return lock(token.sha256()).orElseThrow(PendingAuthenticationRejected::new);
    }
}
