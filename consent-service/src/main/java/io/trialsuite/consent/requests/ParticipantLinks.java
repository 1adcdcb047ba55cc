package io.trialsuite.consent.requests;

import static io.trialsuite.consent.bulk.Column.column;

import io.trialsuite.consent.documents.SignatoryRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which token leads to which request. Knows hashes and ids only, so it may be asked before the organization is known. */
@Component
public class ParticipantLinks {

    private final KioskSessions kiosks;
    private final JdbcClient jdbc;

    ParticipantLinks(KioskSessions kiosks, JdbcClient jdbc) {
        this.kiosks = kiosks;
        this.jdbc = jdbc;
    }

    record New(Secret token, Visitor visitor, Instant expiresAt) {}

    void insert(List<New> links) {
        jdbc.sql("""
                insert into participant_link (token_hash, organization_id, request_id, role, signatory_id, expires_at)
                select decode(hash, 'hex'), organization, request, role, signatory, expires
                from unnest(:hashes::text[], :organizations::uuid[], :requests::uuid[], :roles::text[], :signatories::uuid[],
                            :expires::timestamptz[])
                    as t (hash, organization, request, role, signatory, expires)""")
                .param(
                        "hashes",
                        column(links, it -> HexFormat.of().formatHex(it.token().hash())))
                .param(
                        "organizations",
                        column(links, it -> it.visitor().reference().organization()))
                .param("requests", column(links, it -> it.visitor().reference().request()))
                .param("roles", column(links, it -> it.visitor().role()))
                .param("signatories", column(links, it -> it.visitor().signatory()))
                .param("expires", column(links, New::expiresAt))
                .update();
    }

    @Transactional(readOnly = true)
    public Visitor resolve(String token) {
        return find(token)
                .or(() -> kiosks.find(token).map(KioskSessions.AtDevice::visitor))
                .orElseThrow(LinkUnknown::new);
    }

    private Optional<Visitor> find(String token) {
        return jdbc.sql("select organization_id, request_id, role, signatory_id from participant_link"
                        + " where token_hash = :hash")
                .param("hash", new Secret(token).hash())
                .query((row, index) -> new Visitor(
                        reference(row),
                        SignatoryRole.valueOf(row.getString("role")),
                        row.getObject("signatory_id", UUID.class)))
                .optional();
    }

    /** Whether it leads somewhere for whoever comes from that device, if from one. */
    @Transactional(readOnly = true)
    public boolean isKnown(String token, @Nullable String device) {
        if (find(token).isPresent()) {
            return true;
        }
        var kiosk = kiosks.find(token);
        kiosk.filter(it -> !it.isFrom(device)).ifPresent(it -> {
            throw new NotOnThisDevice();
        });
        return kiosk.isPresent();
    }

    @Transactional(readOnly = true)
    List<RequestRef> due(Instant at, int limit) {
        return jdbc.sql("""
                        select organization_id, request_id from participant_link
                        where not lapsed and expires_at <= :at
                        group by organization_id, request_id order by min(expires_at) limit :limit""")
                .param("at", Timestamp.from(at))
                .param("limit", limit)
                .query((row, index) -> reference(row))
                .list();
    }

    private static RequestRef reference(ResultSet row) throws SQLException {
        return new RequestRef(
                row.getObject("organization_id", UUID.class), new RequestId(row.getObject("request_id", UUID.class)));
    }

    /** Links that run out until then and were not reminded of. */
    @Transactional(readOnly = true)
    List<RequestRef> runningOut(Instant at, Instant until, int limit) {
        return jdbc.sql("""
                        select organization_id, request_id from participant_link
                        where not lapsed and not reminded and expires_at > :at and expires_at <= :until
                        group by organization_id, request_id order by min(expires_at) limit :limit""")
                .param("at", Timestamp.from(at))
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .query((row, index) -> reference(row))
                .list();
    }

    /** Everybody who has a link to the request. */
    List<Visitor> visitors(RequestRef reference) {
        return jdbc.sql("select distinct role, signatory_id from participant_link"
                        + " where organization_id = :organization and request_id = :request order by role")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query((row, index) -> new Visitor(
                        reference,
                        SignatoryRole.valueOf(row.getString("role")),
                        row.getObject("signatory_id", UUID.class)))
                .list();
    }

    void markReminded(RequestId request) {
        jdbc.sql("update participant_link set reminded = true where request_id = :request")
                .param("request", request.value())
                .update();
    }

    void markLapsed(RequestId request) {
        jdbc.sql("update participant_link set lapsed = true where request_id = :request")
                .param("request", request.value())
                .update();
    }
}
