package io.trialsuite.signature.intent;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.signature.intent.Confirmation.Changed;
import io.trialsuite.signature.intent.Confirmation.Confirmed;
import io.trialsuite.signature.intent.Confirmation.Expired;
import io.trialsuite.signature.intent.Confirmation.Unknown;
import io.trialsuite.signature.intent.Confirmation.Used;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Intents as the database keeps them. Whether the signer has proved who they are is the caller's business: what counts as proof
 * differs between staff and participants. Safe for use by many threads.
 */
public final class SignatureIntents {

    /** How long what was shown can be confirmed. */
    public static final Duration VALIDITY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    SignatureIntents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Fixes what is shown.
     *
     * @throws IllegalStateException outside a transaction
     */
    public SignatureIntent open(OpenIntent command, Instant at) {
        requireTransaction();
        var intent = new SignatureIntent(UuidCreator.getTimeOrderedEpoch(), command, at, at.plus(VALIDITY));
        jdbc.sql("""
                insert into signature_intent (id, organization_id, signer, subject, document_hash, covered_hash, meaning_code,
                    sentence_version, locale, opened_at, expires_at)
                values (:id, :organization, :signer, :subject, :document, :covered, :meaning, :sentence, :locale, :at, :expires)""")
                .param("id", intent.id())
                .param("organization", command.organization())
                .param("signer", command.signer())
                .param("subject", command.subject())
                .param("document", command.documentHash())
                .param("covered", command.coveredHash())
                .param("meaning", command.meaningCode())
                .param("sentence", command.sentenceVersion())
                .param("locale", command.locale())
                .param("at", Timestamp.from(at))
                .param("expires", Timestamp.from(intent.expiresAt()))
                .update();
        return intent;
    }

    /**
     * Uses an intent up, if it can be. Of two confirmations at the same moment one waits for the other and finds it used, or
     * unused when the other's transaction was rolled back.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Confirmation confirm(ConfirmIntent command, Instant at) {
        requireTransaction();
        var found = jdbc.sql("""
                        select id, organization_id, signer, subject, document_hash, covered_hash, meaning_code, sentence_version,
                               locale, opened_at, expires_at, used_at
                        from signature_intent
                        where organization_id = :organization and id = :id and signer = :signer and subject = :subject
                        for update""")
                .param("organization", command.organization())
                .param("id", command.intent())
                .param("signer", command.signer())
                .param("subject", command.subject())
                .query((row, index) -> new Row(intent(row), row.getTimestamp("used_at") != null))
                .optional();
        if (found.isEmpty()) {
            return new Unknown();
        }
        var intent = found.get().intent();
        if (found.get().used()) {
            return new Used();
        }
        if (!at.isBefore(intent.expiresAt())) {
            return new Expired();
        }
        if (!isWhatWasShown(intent.shown(), command)) {
            return new Changed();
        }
        jdbc.sql("update signature_intent set used_at = :at where organization_id = :organization and id = :id")
                .param("at", Timestamp.from(at))
                .param("organization", command.organization())
                .param("id", command.intent())
                .update();
        return new Confirmed(intent);
    }

    private record Row(SignatureIntent intent, boolean used) {}

    private static boolean isWhatWasShown(OpenIntent shown, ConfirmIntent command) {
        return shown.documentHash().equals(command.shownHash())
                && shown.documentHash().equals(command.documentHash())
                && shown.coveredHash().equals(command.coveredHash());
    }

    private static SignatureIntent intent(ResultSet row) throws SQLException {
        return new SignatureIntent(
                row.getObject("id", UUID.class),
                new OpenIntent(
                        row.getObject("organization_id", UUID.class),
                        row.getString("signer"),
                        row.getString("subject"),
                        row.getString("document_hash"),
                        row.getString("covered_hash"),
                        row.getString("meaning_code"),
                        row.getInt("sentence_version"),
                        row.getString("locale")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An intent is part of the transaction that signs");
        }
    }
}
