package io.trialsuite.auth.sessions;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RefreshTokens extends Repository<RefreshToken, byte[]> {

    @CanIgnoreReturnValue
    RefreshToken save(RefreshToken token);

    @Query("select t.session from RefreshToken t where t.tokenSha256 = :sha256")
    Optional<SessionId> findSession(byte[] sha256);

    Optional<RefreshToken> findByTokenSha256(byte[] sha256);

    default SessionId requireSession(OpaqueToken token) {
        return findSession(token.sha256()).orElseThrow(RefreshTokenRejected::new);
    }

    default RefreshToken require(OpaqueToken token) {
        return findByTokenSha256(token.sha256()).orElseThrow(RefreshTokenRejected::new);
    }
}
