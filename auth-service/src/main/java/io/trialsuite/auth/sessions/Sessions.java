package io.trialsuite.auth.sessions;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import jakarta.persistence.LockModeType;
import java.util.Optional;
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

    default Session require(SessionId id) {
        return lock(id).orElseThrow(SessionEnded::new);
    }
}
