package io.trialsuite.web;

import io.trialsuite.web.IdempotencyClaim.Answer;
import io.trialsuite.web.IdempotencyClaim.Call;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL about {@code idempotency_key}. Every statement commits by itself, except the mark, which joins the caller's transaction. */
final class IdempotencyKeys {

    private static final String CLAIM = """
            insert into idempotency_key as k (scope, key, request_hash, attempt, started_at)
            values (:scope, :key, :hash, 1, :now)
            on conflict (scope, key) do update
               set request_hash = excluded.request_hash, attempt = k.attempt + 1, started_at = excluded.started_at,
                   effect_at = null, status = null, headers = null, body = null
             where k.started_at < :forgotten
                or (k.effect_at is null and k.status is null and k.started_at < :abandoned
                    and k.request_hash = excluded.request_hash)
            returning attempt
            """;

    private static final String FIND =
            "select request_hash, effect_at, started_at, status, headers, body from idempotency_key where scope = :scope and key = :key";

    private static final String MARK = """
            update idempotency_key set effect_at = :now
             where scope = :scope and key = :key and attempt = :attempt and status is null
            """;

    private static final String ANSWER = """
            update idempotency_key set status = :status, headers = :headers, body = :body
             where scope = :scope and key = :key and attempt = :attempt
            """;

    private static final String RELEASE = """
            delete from idempotency_key
             where scope = :scope and key = :key and attempt = :attempt and effect_at is null
            """;

    private static final String PURGE = """
            delete from idempotency_key where ctid = any(array(
              select ctid from idempotency_key where started_at < :forgotten limit 1000))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final WebProperties.Idempotency properties;

    IdempotencyKeys(JdbcClient jdbc, JsonMapper json, Clock clock, WebProperties.Idempotency properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.properties = properties;
    }

    /** Insert first: of any number of simultaneous calls, the unique key lets one through. */
    IdempotencyClaim claim(String scope, String key, String requestHash) {
        var now = clock.instant();
        var attempt = jdbc.sql(CLAIM)
                .param("scope", scope)
                .param("key", key)
                .param("hash", requestHash)
                .param("now", utc(now))
                .param("forgotten", utc(now.minus(properties.retention())))
                .param("abandoned", utc(now.minus(properties.abandonedAfter())))
                .query(Integer.class)
                .optional();
        if (attempt.isPresent()) {
            return new IdempotencyClaim.Granted(new Call(scope, key, attempt.get()));
        }
        // Absent when the first call failed and gave its key back in between: the caller may try again.
        return jdbc.sql(FIND)
                .param("scope", scope)
                .param("key", key)
                .query((row, n) -> standing(row, requestHash, now))
                .optional()
                .orElseGet(IdempotencyClaim.InProgress::new);
    }

    /**
     * Marks the call as having an effect, in the current transaction.
     *
     * @throws IllegalStateException when a later call with the same key took this one for dead
     */
    void mark(Call call) {
        var marked = of(call, MARK).param("now", utc(clock.instant())).update();
        if (marked != 1) {
            throw new IllegalStateException("Another call has taken over this idempotency key");
        }
    }

    void answer(Call call, Answer answer) {
        of(call, ANSWER)
                .param("status", answer.status())
                .param("headers", json.writeValueAsString(answer.headers()))
                .param("body", answer.body())
                .update();
    }

    /** Frees the key unless the call committed something; tells whether it did. */
    boolean release(Call call) {
        return of(call, RELEASE).update() == 1;
    }

    /** Deletes forgotten keys; returns how many. */
    int purge() {
        var forgotten = utc(clock.instant().minus(properties.retention()));
        int total = 0;
        int deleted;
        do {
            deleted = jdbc.sql(PURGE).param("forgotten", forgotten).update();
            total += deleted;
        } while (deleted == 1000);
        return total;
    }

    private JdbcClient.StatementSpec of(Call call, String sql) {
        return jdbc.sql(sql)
                .param("scope", call.scope())
                .param("key", call.key())
                .param("attempt", call.attempt());
    }

    private IdempotencyClaim standing(ResultSet row, String requestHash, Instant now) throws SQLException {
        if (!requestHash.equals(row.getString("request_hash"))) {
            return new IdempotencyClaim.Mismatch();
        }
        var status = Optional.ofNullable(row.getObject("status", Integer.class));
        if (status.isPresent()) {
            return new IdempotencyClaim.Answered(
                    new Answer(status.get(), headers(row.getString("headers")), bytes(row)));
        }
        var abandoned = row.getObject("started_at", OffsetDateTime.class)
                .toInstant()
                .isBefore(now.minus(properties.abandonedAfter()));
        return abandoned && row.getObject("effect_at") != null
                ? new IdempotencyClaim.OutcomeUnknown()
                : new IdempotencyClaim.InProgress();
    }

    private Map<String, String> headers(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, new TypeReference<Map<String, String>>() {});
    }

    private static byte[] bytes(ResultSet row) throws SQLException {
        byte @Nullable [] body = row.getBytes("body");
        return body == null ? new byte[0] : body;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
