package io.trialsuite.consent.documents;

import io.trialsuite.consent.bulk.Column;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a version may be sent and signed (CI-1): at active sites whose ethics committee has approved it, until a later version
 * of the document has come into force there. Nobody goes back to an earlier text because a later one rests or has ended.
 */
@Component
@Transactional(readOnly = true)
public class SiteApprovals {

    private static final String IN_FORCE = """
            a.decision = 'APPROVED' and a.effective_from <= :at and (a.effective_until is null or a.effective_until > :at)\s""";

    private static final String REPLACED = """
            exists (
                select from consent_version n join site_approval b on b.version_id = n.id
                where n.document_id = v.document_id and n.effective_from > v.effective_from
                  and n.state in ('EFFECTIVE', 'SUSPENDED', 'SUPERSEDED')
                  and b.site_id = a.site_id and b.decision <> 'REJECTED' and b.effective_from <= :at)\s""";

    private static final String EFFECTIVE_SITES = """
            select a.site_id from site_approval a
            join consent_version v on v.id = a.version_id
            join study_site s on s.site_id = a.site_id
            join study st on st.id = s.study_id
            where v.organization_id = :organization and v.id = :version and v.state = 'EFFECTIVE' and v.effective_from <= :at
              and s.status = 'ACTIVE' and st.status = 'ACTIVE'
              and\s""" + IN_FORCE + "and not " + REPLACED;

    /** As it was at the moment; what became of the version or the site later does not change that. */
    private static final String WAS_EFFECTIVE = """
            select exists (
                select from site_approval a join consent_version v on v.id = a.version_id
                where v.organization_id = :organization and v.id = :version and a.site_id = :site
                  and v.state in ('EFFECTIVE', 'SUPERSEDED') and v.effective_from <= :at and\s""" + IN_FORCE + """
                  and not exists (
                      select from consent_version n join site_approval b on b.version_id = n.id
                      where n.document_id = v.document_id and n.effective_from > v.effective_from
                        and n.effective_from <= :at and b.site_id = a.site_id and b.decision <> 'REJECTED'
                        and b.effective_from <= :at))""";

    private static final String REPLACED_EVERYWHERE = """
            select coalesce(bool_and(%s), false) from site_approval a
            join consent_version v on v.id = a.version_id
            where v.organization_id = :organization and v.id = :version and\s""".formatted(REPLACED) + IN_FORCE;

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

    /** Of something that was signed on paper and is recorded later; a version that is suspended waits until that is lifted. */
    public void requireThen(UUID organization, VersionId version, UUID site, Instant at) {
        var wasEffective = jdbc.sql(WAS_EFFECTIVE)
                .param("organization", organization)
                .param("version", version.value())
                .param("site", site)
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
        if (!wasEffective) {
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

    /** Whether there is no site left at which it is approved and no later version has come into force. */
    boolean isReplacedEverywhere(UUID organization, VersionId version, Instant at) {
        return jdbc.sql(REPLACED_EVERYWHERE)
                .param("organization", organization)
                .param("version", version.value())
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    /** For which of its sites the decision is news; what was filed before something that is known already is none. */
    @Transactional
    List<UUID> file(IrbDecision decision, VersionId version) {
        return jdbc.sql("""
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
                where site_approval.filed_at < excluded.filed_at
                returning site_id""")
                .param("version", version.value())
                .param("organization", decision.organization())
                .param("approval", decision.approvalNo())
                .param("decision", decision.decision())
                .param("from", Timestamp.from(decision.from()))
                .param("until", decision.until() == null ? null : Timestamp.from(decision.until()))
                .param("filed", Timestamp.from(decision.filedAt()))
                .param("sites", Column.column(decision.sites(), it -> it))
                .query(UUID.class)
                .list();
    }
}
