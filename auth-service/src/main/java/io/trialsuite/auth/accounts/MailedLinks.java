package io.trialsuite.auth.accounts;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MailedLinks extends Repository<MailedLink, byte[]> {

    @CanIgnoreReturnValue
    MailedLink saveAndFlush(MailedLink link);

    Optional<MailedLink> findByTokenSha256(byte[] sha256);

    @Query("select l.account from MailedLink l where l.tokenSha256 = :sha256")
    Optional<AccountId> findAccount(byte[] sha256);

    @Query("select l from MailedLink l where l.account = :account and l.purpose = :purpose and l.spentAt is null")
    Optional<MailedLink> findOpen(AccountId account, LinkPurpose purpose);

    @Modifying
    @Query("delete from MailedLink l where l.expiresAt < :before")
    @CanIgnoreReturnValue
    int deleteExpired(Instant before);

    /** The person first: whoever spends a link reads it only after waiting for those who may have spent it. */
    default Account lockAccount(OpaqueToken token, Accounts accounts) {
        return findAccount(token.sha256()).flatMap(accounts::lock).orElseThrow(LinkRejected::new);
    }

    default MailedLink requireGood(OpaqueToken token, LinkPurpose purpose, Instant at) {
        return findByTokenSha256(token.sha256())
                .filter(link -> link.isGoodFor(purpose, at))
                .orElseThrow(LinkRejected::new);
    }
}
