package io.trialsuite.consent.requests;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a participant has filled in so far. */
@Component
class GivenAnswers {

    private final JdbcClient jdbc;
    private final SealedAnswers answers;

    GivenAnswers(JdbcClient jdbc, SealedAnswers answers) {
        this.jdbc = jdbc;
        this.answers = answers;
    }

    /** The caller holds the request's lock: attempts are counted one after the other. */
    void keep(RequestRef reference, String field, Object answer, Instant at) {
        var attempt = nextAttempt(reference, field);
        jdbc.sql("""
                insert into consent_answer_attempt (request_id, field_id, attempt, organization_id, sealed, answered_at)
                values (:request, :field, :attempt, :organization, :sealed, :at)""")
                .param("request", reference.request().value())
                .param("field", field)
                .param("attempt", attempt)
                .param("organization", reference.organization())
                .param("sealed", answers.seal(SealedAnswers.place(reference, field, attempt), answer))
                .param("at", Timestamp.from(at))
                .update();
        jdbc.sql("""
                insert into consent_answer (request_id, field_id, organization_id, sealed, answered_at)
                values (:request, :field, :organization, :sealed, :at)
                on conflict (request_id, field_id) do update
                set sealed = excluded.sealed, answer = null, answered_at = excluded.answered_at""")
                .param("request", reference.request().value())
                .param("field", field)
                .param("organization", reference.organization())
                .param("sealed", answers.seal(SealedAnswers.place(reference, field), answer))
                .param("at", Timestamp.from(at))
                .update();
    }

    private int nextAttempt(RequestRef reference, String field) {
        return jdbc.sql("""
                        select coalesce(max(attempt), 0) + 1 from consent_answer_attempt
                        where organization_id = :organization and request_id = :request and field_id = :field""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("field", field)
                .query(Integer.class)
                .single();
    }

    /** Everything that was ever answered, by field, the first attempt first. */
    Map<String, List<Object>> attempts(RequestRef reference) {
        var attempts = new LinkedHashMap<String, List<Object>>();
        jdbc.sql("""
                select field_id, attempt, answer, sealed from consent_answer_attempt
                where organization_id = :organization and request_id = :request order by field_id, attempt""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query(row -> {
                    var field = row.getString("field_id");
                    var place = SealedAnswers.place(reference, field, row.getInt("attempt"));
                    attempts.computeIfAbsent(field, it -> new ArrayList<>()).add(answers.read(place, row));
                });
        return attempts;
    }

    Map<String, Object> of(RequestRef reference) {
        var given = new LinkedHashMap<String, Object>();
        jdbc.sql("""
                select field_id, answer, sealed from consent_answer
                where organization_id = :organization and request_id = :request order by field_id""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query(row -> {
                    var field = row.getString("field_id");
                    given.put(field, answers.read(SealedAnswers.place(reference, field), row));
                });
        return given;
    }
}
