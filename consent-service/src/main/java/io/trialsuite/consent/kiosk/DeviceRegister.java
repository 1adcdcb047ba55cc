package io.trialsuite.consent.kiosk;

import io.trialsuite.consent.evidence.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Devices as the database has them. */
@Component
@Transactional(readOnly = true)
public class DeviceRegister {

    private final JdbcClient jdbc;

    DeviceRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<DeviceView> devices(UUID organization, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select id, site_id, name, registered_at, retired_at from kiosk_device
                        where organization_id = :organization and (:before::uuid is null or id < :before)
                        order by id desc limit :limit""")
                .param("organization", organization)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> view(row))
                .list();
    }

    /** The device in use at the site that keeps the secret. */
    Optional<UUID> find(UUID organization, UUID site, String secret) {
        return jdbc.sql("""
                        select id from kiosk_device
                        where organization_id = :organization and site_id = :site and secret_hash = :hash
                          and retired_at is null""")
                .param("organization", organization)
                .param("site", site)
                .param("hash", Sha256.of(secret))
                .query(UUID.class)
                .optional();
    }

    boolean isSite(UUID organization, UUID site) {
        return jdbc.sql("select exists (select from study_site"
                        + " where organization_id = :organization and site_id = :site)")
                .param("organization", organization)
                .param("site", site)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    void add(UUID device, UUID organization, UUID site, String name, String secret, UUID by, Instant at) {
        jdbc.sql("""
                insert into kiosk_device (id, organization_id, site_id, name, secret_hash, registered_by, registered_at)
                values (:id, :organization, :site, :name, :hash, :by, :at)""")
                .param("id", device)
                .param("organization", organization)
                .param("site", site)
                .param("name", name)
                .param("hash", Sha256.of(secret))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The hash by which its sessions know it; empty when it was not in use. */
    @Transactional
    Optional<byte[]> retire(UUID organization, UUID device, Instant at) {
        return jdbc.sql("""
                        update kiosk_device set retired_at = :at
                        where organization_id = :organization and id = :id and retired_at is null
                        returning secret_hash""")
                .param("at", Timestamp.from(at))
                .param("organization", organization)
                .param("id", device)
                .query((row, index) -> row.getBytes("secret_hash"))
                .optional();
    }

    private static DeviceView view(ResultSet row) throws SQLException {
        var retired = row.getTimestamp("retired_at");
        return new DeviceView(
                row.getObject("id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("name"),
                row.getTimestamp("registered_at").toInstant(),
                retired == null ? null : retired.toInstant());
    }
}
