package io.trialsuite.auth.sessions;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.trialsuite.auth.accounts.AccountId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Sessions extends Repository<Session, SessionId> {

    @CanIgnoreReturnValue
    Session save(Session session);

    Optional<Session> findById(SessionId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Session s where s.id = :id")
    Optional<Session> lock(SessionId id);

    /** Those of a person that may still be live, in one order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select s from Session s where s.account = :account and s.endedAt is null and s.idleUntil > :at order by s.id.value")
    List<Session> lockLive(AccountId account, Instant at);

    @Query("""
            select s from Session s where s.account = :account and s.endedAt is null and s.idleUntil > :at
            order by s.lastUsedAt desc, s.id.value""")
    List<Session> findLive(AccountId account, Instant at);

    default Session require(SessionId id) {
        return lock(id).orElseThrow(SessionEnded::new);
    }

    @Query(nativeQuery = true, value = "select exists (select from organization where id = :id and status = 'ACTIVE')")
    boolean isOrganizationActive(UUID id);
}
