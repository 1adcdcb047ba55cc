package io.trialsuite.auth.sessions;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Random throughout, unlike other ids: it names a session in tokens and must not tell when others began (ASVS 7.2.3). */
@Embeddable
public record SessionId(UUID value) implements Serializable {

    static SessionId next() {
        return new SessionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
