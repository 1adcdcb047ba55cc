package io.trialsuite.consent.requests;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a participant has filled in so far. */
@Component
class GivenAnswers {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    GivenAnswers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The caller holds the request's lock: attempts are counted one after the other. */
    void keep(RequestRef reference, String field, Object answer, Instant at) {
        jdbc.sql("""
                insert into consent_answer_attempt (request_id, field_id, attempt, organization_id, answer, answered_at)
                select :request, :field, coalesce(max(attempt), 0) + 1, :organization, :answer::jsonb, :at
                from consent_answer_attempt
                where organization_id = :organization and request_id = :request and field_id = :field""")
                .param("request", reference.request().value())
                .param("field", field)
                .param("organization", reference.organization())
                .param("answer", json.writeValueAsString(answer))
                .param("at", Timestamp.from(at))
                .update();
        jdbc.sql("""
                insert into consent_answer (request_id, field_id, organization_id, answer, answered_at)
                values (:request, :field, :organization, :answer::jsonb, :at)
                on conflict (request_id, field_id) do update
                set answer = excluded.answer, answered_at = excluded.answered_at""")
                .param("request", reference.request().value())
                .param("field", field)
                .param("organization", reference.organization())
                .param("answer", json.writeValueAsString(answer))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Everything that was ever answered, by field, the first attempt first. */
    Map<String, List<Object>> attempts(RequestRef reference) {
        var attempts = new LinkedHashMap<String, List<Object>>();
        jdbc.sql("""
                select field_id, answer from consent_answer_attempt
                where organization_id = :organization and request_id = :request order by field_id, attempt""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query(row -> {
                    attempts.computeIfAbsent(row.getString("field_id"), field -> new ArrayList<>())
                            .add(json.readValue(row.getString("answer"), Object.class));
                });
        return attempts;
    }

    Map<String, Object> of(RequestRef reference) {
        var answers = new LinkedHashMap<String, Object>();
        jdbc.sql("""
                select field_id, answer from consent_answer
                where organization_id = :organization and request_id = :request order by field_id""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query(row -> {
                    answers.put(row.getString("field_id"), json.readValue(row.getString("answer"), Object.class));
                });
        return answers;
    }
}
