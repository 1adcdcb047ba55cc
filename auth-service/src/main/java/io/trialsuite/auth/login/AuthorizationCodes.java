package io.trialsuite.auth.login;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AuthorizationCodes extends Repository<AuthorizationCode, byte[]> {

    @CanIgnoreReturnValue
    AuthorizationCode save(AuthorizationCode code);

    @Query(nativeQuery = true, value = "select * from authorization_code where code_sha256 = :sha256 for no key update")
    Optional<AuthorizationCode> lock(byte[] sha256);

    @Modifying
    @Query("delete from AuthorizationCode c where c.expiresAt < :before")
    @CanIgnoreReturnValue
    int deleteExpired(Instant before);
}
