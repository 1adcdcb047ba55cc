package io.trialsuite.auth.sessions;

import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One link of a session's chain; each refresh spends a link and adds the next (RFC 9700 section 4.14.2). */
@Entity
class RefreshToken {

    @Id
    @Column(name = "token_sha256")
    private byte[] tokenSha256;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "session_id"))
    private SessionId session;

    private int generation;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "rotated_at")
    private @Nullable Instant rotatedAt;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected RefreshToken() {}

    private RefreshToken(OpaqueToken token, SessionId session, int generation, Instant at) {
        this.tokenSha256 = token.sha256();
        this.session = session;
        this.generation = generation;
        this.issuedAt = at;
    }

    static RefreshToken first(OpaqueToken token, SessionId session, Instant at) {
        return new RefreshToken(token, session, 0, at);
    }

    /** A spent token comes back only if it was copied: the caller must then end the session. */
    boolean isSpent() {
        return rotatedAt != null;
    }

    RefreshToken rotate(OpaqueToken next, Instant at) {
        rotatedAt = at;
        return new RefreshToken(next, session, generation + 1, at);
    }

    SessionId session() {
        return session;
    }
}
