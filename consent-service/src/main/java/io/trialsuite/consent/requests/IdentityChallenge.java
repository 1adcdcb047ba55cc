package io.trialsuite.consent.requests;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.evidence.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A six-digit code that was mailed: good once, for ten minutes, and kept only as a salted hash. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class IdentityChallenge {

    static final Duration VALIDITY = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private SignatoryRole role;

    private @Nullable UUID intentId;
    private byte[] salt;
    private byte[] codeHash;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant spentAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected IdentityChallenge() {}

    /** Without an intent that it confirms, it opens a session. */
    IdentityChallenge(Visitor visitor, @Nullable UUID intent, String code, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.organizationId = visitor.reference().organization();
        this.requestId = visitor.reference().request().value();
        this.role = visitor.role();
        this.intentId = intent;
        this.salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        this.codeHash = hash(salt, code);
        this.createdAt = at;
        this.expiresAt = at.plus(VALIDITY);
    }

    static String nextCode() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    boolean isUsable(Instant at) {
        return spentAt == null && at.isBefore(expiresAt);
    }

    boolean accepts(String code) {
        return MessageDigest.isEqual(codeHash, hash(salt, code));
    }

    void spend(Instant at) {
        this.spentAt = at;
    }

    Instant createdAt() {
        return createdAt;
    }

    private static byte[] hash(byte[] salt, String code) {
        return Sha256.of(salt, code.getBytes(StandardCharsets.UTF_8));
    }
}
