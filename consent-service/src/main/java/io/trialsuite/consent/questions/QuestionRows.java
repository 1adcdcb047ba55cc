package io.trialsuite.consent.questions;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.FieldCipher.Place;
import io.trialsuite.consent.requests.RequestRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions as the database has them; what people write is encrypted, because they write about themselves. */
@Component
class QuestionRows {

    private static final String QUESTION = "consent_question.question";
    private static final String ANSWER = "consent_question.answer";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    QuestionRows(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    void add(UUID id, RaiseQuestion command, Instant at) {
        var reference = command.visitor().reference();
        jdbc.sql("""
                insert into consent_question (id, organization_id, request_id, role, block_id, question, blocks_signing, raised_at)
                values (:id, :organization, :request, :role, :block, :question, :blocks, :at)""")
                .param("id", id)
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("role", command.visitor().role().name())
                .param("block", command.blockId())
                .param("question", seal(reference.organization(), QUESTION, id, command.text()))
                .param("blocks", command.blocksSigning())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whether the question was waiting. */
    boolean answer(RequestRef reference, UUID question, String text, UUID by, Instant at) {
        return jdbc.sql("""
                        update consent_question set answer = :answer, answered_by = :by, answered_at = :at
                        where organization_id = :organization and request_id = :request and id = :id
                          and answered_at is null""")
                        .param("answer", seal(reference.organization(), ANSWER, question, text))
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("organization", reference.organization())
                        .param("request", reference.request().value())
                        .param("id", question)
                        .update()
                == 1;
    }

    int waiting(RequestRef reference, SignatoryRole role, boolean blockingOnly) {
        return jdbc.sql("""
                        select count(*) from consent_question
                        where organization_id = :organization and request_id = :request and role = :role
                          and answered_at is null and (blocks_signing or not :blocking)""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("role", role.name())
                .param("blocking", blockingOnly)
                .query(Integer.class)
                .single();
    }

    /** Those of one role, or of all when none is given. */
    List<QuestionView> list(RequestRef reference, @Nullable SignatoryRole role) {
        return jdbc.sql("""
                        select id, block_id, question, blocks_signing, raised_at, answer, answered_at from consent_question
                        where organization_id = :organization and request_id = :request
                          and (:role::text is null or role = :role)
                        order by raised_at, id""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("role", role == null ? null : role.name())
                .query((row, index) -> view(reference.organization(), row))
                .list();
    }

    private QuestionView view(UUID organization, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var answer = row.getBytes("answer");
        var answeredAt = row.getTimestamp("answered_at");
        return new QuestionView(
                id,
                row.getString("block_id"),
                open(organization, QUESTION, id, row.getBytes("question")),
                row.getBoolean("blocks_signing"),
                row.getTimestamp("raised_at").toInstant(),
                answer == null ? null : open(organization, ANSWER, id, answer),
                answeredAt == null ? null : answeredAt.toInstant());
    }

    private byte[] seal(UUID organization, String column, UUID row, String text) {
        return cipher.seal(new Place(organization, column, row), text.getBytes(StandardCharsets.UTF_8));
    }

    private String open(UUID organization, String column, UUID row, byte[] sealed) {
        return new String(cipher.open(new Place(organization, column, row), sealed), StandardCharsets.UTF_8);
    }
}
