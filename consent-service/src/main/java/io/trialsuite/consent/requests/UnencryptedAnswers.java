package io.trialsuite.consent.requests;

import io.trialsuite.consent.keys.UnencryptedRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers, and the attempts that led to them. */
@Component
class UnencryptedAnswers implements UnencryptedRows {

    private final JdbcClient jdbc;
    private final SealedAnswers answers;

    UnencryptedAnswers(JdbcClient jdbc, SealedAnswers answers) {
        this.jdbc = jdbc;
        this.answers = answers;
    }

    /**
     * One from before encryption.
     *
     * @param attempt null for the answer that counts
     */
    private record Found(
            UUID request, String field, @Nullable Integer attempt, String answer) {}

    @Override
    public List<String> tables() {
        return List.of("consent_answer", "consent_answer_attempt");
    }

    @Override
    public int encrypt(UUID organization, int limit) {
        var found = new ArrayList<Found>();
        found.addAll(find("""
                select request_id, field_id, null::integer as attempt, answer::text as answer from consent_answer
                where organization_id = :organization and sealed is null
                order by request_id, field_id limit :limit for update""", organization, limit));
        found.addAll(find("""
                select request_id, field_id, attempt, answer::text as answer from consent_answer_attempt
                where organization_id = :organization and sealed is null
                order by request_id, field_id, attempt limit :limit for update""", organization, limit));
        found.forEach(it -> replace(organization, it));
        return found.size();
    }

    private List<Found> find(String query, UUID organization, int limit) {
        return jdbc.sql(query)
                .param("organization", organization)
                .param("limit", limit)
                .query((row, index) -> new Found(
                        row.getObject("request_id", UUID.class),
                        row.getString("field_id"),
                        row.getObject("attempt", Integer.class),
                        row.getString("answer")))
                .list();
    }

    private void replace(UUID organization, Found found) {
        var reference = new RequestRef(organization, new RequestId(found.request()));
        var bytes = found.answer().getBytes(StandardCharsets.UTF_8);
        var attempt = found.attempt();
        var update = attempt == null
                ? jdbc.sql("""
                        update consent_answer set sealed = :sealed, answer = null
                        where organization_id = :organization and request_id = :request and field_id = :field""").param("sealed", answers.seal(SealedAnswers.place(reference, found.field()), bytes))
                : jdbc.sql("""
                        update consent_answer_attempt set sealed = :sealed, answer = null
                        where organization_id = :organization and request_id = :request and field_id = :field
                          and attempt = :attempt""")
                        .param("attempt", attempt)
                        .param("sealed", answers.seal(SealedAnswers.place(reference, found.field(), attempt), bytes));
        update.param("organization", organization)
                .param("request", found.request())
                .param("field", found.field())
                .update();
    }
}
