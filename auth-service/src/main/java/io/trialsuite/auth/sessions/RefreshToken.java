package io.trialsuite.auth.sessions;

import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    /** Gives the child once more, together with this token's text. */
    @Column(name = "child_salt")
    private byte @Nullable [] childSalt;

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

    boolean isSpent() {
        return rotatedAt != null;
    }

    RefreshToken rotate(OpaqueToken next, byte[] salt, Instant at) {
        rotatedAt = at;
        childSalt = salt.clone();
        return new RefreshToken(next, session, generation + 1, at);
    }

    /** Empty unless it was spent a moment ago. Later, a spent token comes back only if somebody has a copy. */
    Optional<byte[]> saltIfSpentWithin(Duration repeat, Instant at) {
        var lately = rotatedAt != null && at.isBefore(rotatedAt.plus(repeat));
        return lately ? Optional.ofNullable(childSalt) : Optional.empty();
    }

    SessionId session() {
        return session;
    }
}
