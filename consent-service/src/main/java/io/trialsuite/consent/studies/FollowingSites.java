package io.trialsuite.consent.studies;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps our copy of what becomes of sites; at one that is not active nothing is sent and nothing is signed. */
@Service
public class FollowingSites {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    FollowingSites(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What was told before something that is known already, or of a site that is not ours, changes nothing. */
    @Transactional
    public void changed(UUID organization, UUID site, String status, Instant toldAt) {
        var changed = jdbc.sql("""
                        update study_site set status = :status, status_told_at = :told
                        where organization_id = :organization and site_id = :site
                          and (status_told_at is null or status_told_at < :told)""")
                .param("status", status)
                .param("told", Timestamp.from(toldAt))
                .param("organization", organization)
                .param("site", site)
                .update();
        if (changed == 1) {
            audit.record(new AuditEntry(
                    organization,
                    AuditActor.system("trial-master-file"),
                    "consent.site.status-changed",
                    "study-site",
                    site.toString(),
                    toldAt,
                    null,
                    Map.of("status", status),
                    null));
        }
    }
}
