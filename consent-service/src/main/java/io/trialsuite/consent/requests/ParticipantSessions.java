package io.trialsuite.consent.requests;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has proved, within the last half hour, to be the one a request was sent to. */
@Component
public class ParticipantSessions {

    static final Duration VALIDITY = Duration.ofMinutes(30);

    private final JdbcClient jdbc;

    ParticipantSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Secret open(Visitor visitor, Instant at) {
        var token = Secret.next();
        jdbc.sql("""
                insert into participant_session (token_hash, organization_id, request_id, role, created_at, expires_at)
                values (:hash, :organization, :request, :role, :at, :expires)""")
                .param("hash", token.hash())
                .param("organization", visitor.reference().organization())
                .param("request", visitor.reference().request().value())
                .param("role", visitor.role().name())
                .param("at", Timestamp.from(at))
                .param("expires", Timestamp.from(at.plus(VALIDITY)))
                .update();
        return token;
    }

    /** Whoever is in must prove again who they are. */
    void endAll(RequestRef reference, Instant at) {
        jdbc.sql("""
                update participant_session set expires_at = :at
                where organization_id = :organization and request_id = :request and expires_at > :at""")
                .param("at", Timestamp.from(at))
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .update();
    }

    /** A session of another request, or of somebody else of the same, opens nothing here. */
    boolean isValid(Visitor visitor, @Nullable String token, Instant at) {
        if (token == null) {
            return false;
        }
        return jdbc.sql("""
                        select count(*) from participant_session
                        where token_hash = :hash and organization_id = :organization and request_id = :request
                          and role = :role and expires_at > :at""")
                        .param("hash", new Secret(token).hash())
                        .param("organization", visitor.reference().organization())
                        .param("request", visitor.reference().request().value())
                        .param("role", visitor.role().name())
                        .param("at", Timestamp.from(at))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** When the session's holder proved who they are. */
    Optional<Instant> openedAt(Visitor visitor, @Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select created_at from participant_session
                        where token_hash = :hash and organization_id = :organization and request_id = :request""")
                .param("hash", new Secret(token).hash())
                .param("organization", visitor.reference().organization())
                .param("request", visitor.reference().request().value())
                .query((row, index) -> row.getTimestamp("created_at").toInstant())
                .optional();
    }

    public void require(Visitor visitor, @Nullable String token, Instant at) {
        if (!isValid(visitor, token, at)) {
            throw new SessionRequired();
        }
    }
}
