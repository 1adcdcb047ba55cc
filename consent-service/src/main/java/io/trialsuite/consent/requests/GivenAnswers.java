package io.trialsuite.consent.requests;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    void keep(RequestRef reference, String field, Object answer, Instant at) {
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
