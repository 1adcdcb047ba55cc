package io.trialsuite.revocation;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What instances of one service tell each other, since a message reaches only one of them. */
final class RevocationTable {

    private static final String FIND = """
            select subject, version, revoked_at from token_revocation where received_at > clock_timestamp() - make_interval(secs => ?)
            """;

    private final JdbcClient jdbc;

    RevocationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Revocation revocation) {
        jdbc.sql("""
                        insert into token_revocation as t (subject, version, revoked_at, received_at)
                        values (?, ?, ?, clock_timestamp())
                        on conflict (subject) do update
                           set version = excluded.version, revoked_at = excluded.revoked_at, received_at = excluded.received_at
                         where (t.version, t.revoked_at) < (excluded.version, excluded.revoked_at)""")
                .param(revocation.subject())
                .param(revocation.version())
                .param(Timestamp.from(revocation.at()))
                .update();
    }

    /** Those that arrived within so much time. */
    List<Revocation> arrivedWithin(Duration time) {
        return jdbc.sql(FIND)
                .param(time.toSeconds())
                .query((row, n) -> new Revocation(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    void forgetAfter(Duration time) {
        jdbc.sql("delete from token_revocation where received_at < clock_timestamp() - make_interval(secs => ?)")
                .param(time.toSeconds())
                .update();
    }
}
