package io.trialsuite.auth.login;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.sessions.Factors;
import io.trialsuite.auth.sessions.OpenSession;
import io.trialsuite.auth.sessions.Proof;
import io.trialsuite.auth.sessions.SessionId;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody has logged in and is on the way back to the client, which must show what it began with. Good once. */
@Entity
class AuthorizationCode {

    static final Duration LIFE = Duration.ofSeconds(60);

    @Id
    @Column(name = "code_sha256")
    private byte[] codeSha256;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Column(name = "authenticated_at")
    private Instant authenticatedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "factors"))
    private Factors factors;

    @Column(name = "client_id")
    private String client;

    @Column(name = "redirect_uri")
    private String redirectUri;

    @Column(name = "code_challenge")
    private String codeChallenge;

    private String nonce;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "presented_at")
    private @Nullable Instant presentedAt;

    @Column(name = "session_id")
    private @Nullable UUID session;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected AuthorizationCode() {}

    AuthorizationCode(OpaqueToken code, AuthorizationRequest request, Proof proof, Instant at) {
        this.codeSha256 = code.sha256();
        this.account = proof.account();
        this.authenticatedAt = proof.at();
        this.factors = proof.factors();
        this.client = request.client();
        this.redirectUri = request.redirectUri();
        this.codeChallenge = request.codeChallenge();
        this.nonce = request.nonce();
        this.issuedAt = at;
        this.expiresAt = at.plus(LIFE);
    }

    boolean isOf(String presenting) {
        return client.equals(presenting);
    }

    boolean wasPresented() {
        return presentedAt != null;
    }

    /** Spends the code, right or wrong: whoever guesses at the verifier has one guess. */
    boolean present(String claimedRedirectUri, OpaqueToken verifier, Instant at) {
        presentedAt = at;
        return at.isBefore(expiresAt)
                && redirectUri.equals(claimedRedirectUri)
                && codeChallenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(verifier.sha256()));
    }

    OpenSession opening() {
        return new OpenSession(new Proof(account, authenticatedAt, factors), client, nonce);
    }

    void led(SessionId opened) {
        session = opened.value();
    }

    Optional<SessionId> session() {
        return Optional.ofNullable(session).map(SessionId::new);
    }
}
