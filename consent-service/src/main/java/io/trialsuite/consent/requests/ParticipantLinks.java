package io.trialsuite.consent.requests;

import static io.trialsuite.consent.bulk.Column.column;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which token leads to which request. Knows hashes and ids only, so it may be asked before the organization is known. */
@Component
public class ParticipantLinks {

    private final JdbcClient jdbc;

    ParticipantLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record New(Secret token, RequestRef target, Instant expiresAt) {}

    void insert(List<New> links) {
        jdbc.sql("""
                insert into participant_link (token_hash, organization_id, request_id, expires_at)
                select decode(hash, 'hex'), organization, request, expires
                from unnest(:hashes::text[], :organizations::uuid[], :requests::uuid[], :expires::timestamptz[])
                    as t (hash, organization, request, expires)""")
                .param(
                        "hashes",
                        column(links, it -> HexFormat.of().formatHex(it.token().hash())))
                .param("organizations", column(links, it -> it.target().organization()))
                .param("requests", column(links, it -> it.target().request()))
                .param("expires", column(links, New::expiresAt))
                .update();
    }

    @Transactional(readOnly = true)
    public RequestRef resolve(String token) {
        return find(token).orElseThrow(LinkUnknown::new);
    }

    private Optional<RequestRef> find(String token) {
        return jdbc.sql("select organization_id, request_id from participant_link where token_hash = :hash")
                .param("hash", new Secret(token).hash())
                .query((row, index) -> new RequestRef(
                        row.getObject("organization_id", UUID.class),
                        new RequestId(row.getObject("request_id", UUID.class))))
                .optional();
    }

    @Transactional(readOnly = true)
    public boolean isKnown(String token) {
        return find(token).isPresent();
    }

    @Transactional(readOnly = true)
    List<RequestRef> due(Instant at, int limit) {
        return jdbc.sql("""
                        select organization_id, request_id from participant_link
                        where not lapsed and expires_at <= :at order by expires_at limit :limit""")
                .param("at", Timestamp.from(at))
                .param("limit", limit)
                .query((row, index) -> new RequestRef(
                        row.getObject("organization_id", UUID.class),
                        new RequestId(row.getObject("request_id", UUID.class))))
                .list();
    }

    void markLapsed(RequestId request) {
        jdbc.sql("update participant_link set lapsed = true where request_id = :request")
                .param("request", request.value())
                .update();
    }
}
