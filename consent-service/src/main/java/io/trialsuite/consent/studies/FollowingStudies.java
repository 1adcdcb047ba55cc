package io.trialsuite.consent.studies;

import static io.trialsuite.consent.bulk.Column.column;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.sql.Timestamp;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps our copy of studies and their sites; in one that is not active nothing is sent and nothing is signed. */
@Service
public class FollowingStudies {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    FollowingStudies(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What was told before something that is known already changes nothing; a site that is not named any more stays as it was. */
    @Transactional
    public void changed(ToldStudy study) {
        var isNews = jdbc.sql("""
                        insert into study (id, organization_id, protocol_number, title, status, told_at, created_at, version)
                        values (:id, :organization, :protocol, :title, :status, :told, :told, 0)
                        on conflict (id) do update
                        set protocol_number = excluded.protocol_number, title = excluded.title, status = excluded.status,
                            told_at = excluded.told_at, version = study.version + 1
                        where study.told_at is null or study.told_at < excluded.told_at""")
                        .param("id", study.id())
                        .param("organization", study.organization())
                        .param("protocol", study.protocolNumber())
                        .param("title", study.title())
                        .param("status", study.status())
                        .param("told", Timestamp.from(study.toldAt()))
                        .update()
                == 1;
        if (!isNews) {
            return;
        }
        jdbc.sql("""
                insert into study_site (site_id, study_id, organization_id, code, name, country)
                select id, :study, :organization, code, name, country
                from unnest(:ids::uuid[], :codes::text[], :names::text[], :countries::text[]) as t (id, code, name, country)
                on conflict (site_id) do update
                set code = excluded.code, name = excluded.name, country = excluded.country
                where study_site.study_id = excluded.study_id""")
                .param("study", study.id())
                .param("organization", study.organization())
                .param("ids", column(study.sites(), ToldStudy.Site::id))
                .param("codes", column(study.sites(), ToldStudy.Site::code))
                .param("names", column(study.sites(), ToldStudy.Site::name))
                .param("countries", column(study.sites(), ToldStudy.Site::country))
                .update();
        audit.record(new AuditEntry(
                study.organization(),
                AuditActor.system("trial-master-file"),
                "consent.study.changed",
                "study",
                study.id().toString(),
                study.toldAt(),
                null,
                Map.of(
                        "protocolNumber", study.protocolNumber(),
                        "status", study.status(),
                        "sites", study.sites().size()),
                null));
    }
}
