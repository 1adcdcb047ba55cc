package io.trialsuite.consent.documents;

import io.trialsuite.consent.bulk.Column;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a version may be sent and signed (CI-1): at active sites whose ethics committee has approved it, as long as no later
 * version of the document may.
 */
@Component
@Transactional(readOnly = true)
public class SiteApprovals {

    private static final String IN_FORCE = """
            a.decision = 'APPROVED' and a.effective_from <= :at and (a.effective_until is null or a.effective_until > :at)\s""";

    private static final String EFFECTIVE_SITES = """
            select a.site_id from site_approval a
            join consent_version v on v.id = a.version_id
            join study_site s on s.site_id = a.site_id
            where v.organization_id = :organization and v.id = :version and v.state = 'EFFECTIVE' and s.status = 'ACTIVE'
              and\s""" + IN_FORCE + """
              and not exists (
                  select from consent_version n join site_approval a on a.version_id = n.id
                  where n.document_id = v.document_id and n.state = 'EFFECTIVE' and n.effective_from > v.effective_from
                    and a.site_id = s.site_id and\s""" + IN_FORCE + ")";

    private final JdbcClient jdbc;

    SiteApprovals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sites at which the version may be sent and signed at that moment. */
    public Set<UUID> effectiveSites(UUID organization, VersionId version, Instant at) {
        return new HashSet<>(jdbc.sql(EFFECTIVE_SITES)
                .param("organization", organization)
                .param("version", version.value())
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list());
    }

    public void require(UUID organization, VersionId version, UUID site, Instant at) {
        if (!effectiveSites(organization, version, at).contains(site)) {
            throw new VersionNotEffective(version);
        }
    }

    boolean hasAny(UUID organization, VersionId version, Instant at) {
        return jdbc.sql("select exists (select from site_approval a where a.organization_id = :organization"
                        + " and a.version_id = :version and " + IN_FORCE + ")")
                .param("organization", organization)
                .param("version", version.value())
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    /** What was filed before something that is known already changes nothing. */
    @Transactional
    void file(IrbDecision decision, VersionId version) {
        jdbc.sql("""
                insert into site_approval (version_id, site_id, organization_id, approval_no, decision, effective_from,
                    effective_until, filed_at)
                select :version, s.site_id, :organization, :approval, :decision, :from, :until, :filed
                from study_site s
                join consent_document d on d.study_id = s.study_id join consent_version v on v.document_id = d.id
                where v.id = :version and v.organization_id = :organization and s.site_id = any(:sites::uuid[])
                on conflict (version_id, site_id) do update
                set approval_no = excluded.approval_no, decision = excluded.decision,
                    effective_from = excluded.effective_from, effective_until = excluded.effective_until,
                    filed_at = excluded.filed_at
                where site_approval.filed_at < excluded.filed_at""")
                .param("version", version.value())
                .param("organization", decision.organization())
                .param("approval", decision.approvalNo())
                .param("decision", decision.decision())
                .param("from", Timestamp.from(decision.from()))
                .param("until", decision.until() == null ? null : Timestamp.from(decision.until()))
                .param("filed", Timestamp.from(decision.filedAt()))
                .param("sites", Column.column(decision.sites(), it -> it))
                .update();
    }
}
