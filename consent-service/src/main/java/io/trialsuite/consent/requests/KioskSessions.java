package io.trialsuite.consent.requests;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.evidence.Sha256;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which token leads from which device to which request, for as long as staff have handed the device over. */
@Component
class KioskSessions {

    static final Duration VALIDITY = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    KioskSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A visitor together with the device from which they may come. */
    @SuppressWarnings("ArrayRecordComponent") // a hash, compared in constant time
    record AtDevice(Visitor visitor, byte[] deviceHash) {

        /** Whoever copied the link comes from elsewhere. */
        boolean isFrom(@Nullable String device) {
            return device != null && MessageDigest.isEqual(deviceHash, Sha256.of(device));
        }
    }

    /** The visitor as they will be found by the token. */
    Visitor open(
            Secret token,
            RequestRef reference,
            SignatoryRole role,
            @Nullable UUID signatory,
            String device,
            IdentityMethod method,
            UUID openedBy,
            Instant at) {
        var kiosk = new Kiosk(UuidCreator.getTimeOrderedEpoch(), method, openedBy, at);
        jdbc.sql("""
                insert into kiosk_session (token_hash, id, organization_id, request_id, role, signatory_id, device_hash,
                    identity_method, opened_by, opened_at, expires_at)
                values (:token, :id, :organization, :request, :role, :signatory, :device, :method, :by, :at, :expires)""")
                .param("token", token.hash())
                .param("id", kiosk.session())
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("role", role.name())
                .param("signatory", signatory)
                .param("device", Sha256.of(device))
                .param("method", method.name())
                .param("by", openedBy)
                .param("at", Timestamp.from(at))
                .param("expires", Timestamp.from(at.plus(VALIDITY)))
                .update();
        return new Visitor(reference, role, signatory, kiosk);
    }

    @Transactional(readOnly = true)
    public Optional<AtDevice> find(String token) {
        return jdbc.sql("""
                        select id, organization_id, request_id, role, signatory_id, device_hash, identity_method, opened_by, opened_at
                        from kiosk_session
                        where token_hash = :token and ended_at is null and expires_at > :at""")
                .param("token", new Secret(token).hash())
                .param("at", Timestamp.from(clock.instant()))
                .query((row, index) -> new AtDevice(visitor(row), row.getBytes("device_hash")))
                .optional();
    }

    /** How many were open. */
    int endAll(RequestRef reference, Instant at) {
        return jdbc.sql("""
                        update kiosk_session set ended_at = :at
                        where organization_id = :organization and request_id = :request and ended_at is null
                          and expires_at > :at""")
                .param("at", Timestamp.from(at))
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .update();
    }

    /** The requests that were open on the device. */
    List<RequestRef> endOn(UUID organization, byte[] deviceHash, Instant at) {
        return jdbc.sql("""
                        update kiosk_session set ended_at = :at
                        where organization_id = :organization and device_hash = :device and ended_at is null
                          and expires_at > :at
                        returning organization_id, request_id""")
                .param("at", Timestamp.from(at))
                .param("organization", organization)
                .param("device", deviceHash)
                .query((row, index) -> reference(row))
                .list();
    }

    private static RequestRef reference(ResultSet row) throws SQLException {
        return new RequestRef(
                row.getObject("organization_id", UUID.class), new RequestId(row.getObject("request_id", UUID.class)));
    }

    private static Visitor visitor(ResultSet row) throws SQLException {
        return new Visitor(
                reference(row),
                SignatoryRole.valueOf(row.getString("role")),
                row.getObject("signatory_id", UUID.class),
                new Kiosk(
                        row.getObject("id", UUID.class),
                        IdentityMethod.valueOf(row.getString("identity_method")),
                        row.getObject("opened_by", UUID.class),
                        row.getTimestamp("opened_at").toInstant()));
    }
}
