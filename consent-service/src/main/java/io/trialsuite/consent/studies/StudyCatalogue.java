package io.trialsuite.consent.studies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
public class StudyCatalogue {

    private static final String STUDY = "select id, protocol_number, title, created_at from study ";

    private final JdbcClient jdbc;

    StudyCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public StudyView require(UUID organization, StudyId study) {
        return jdbc.sql(STUDY + "where organization_id = :organization and id = :study")
                .param("organization", organization)
                .param("study", study.value())
                .query((row, index) -> view(row, sites(organization, study)))
                .optional()
                .orElseThrow(() -> new StudyNotFound(study));
    }

    /** The newest first, those before the given one when there is one. */
    public List<StudyView> list(UUID organization, @Nullable UUID before, int limit) {
        return jdbc.sql(STUDY + """
                        where organization_id = :organization and (:before::uuid is null or id < :before)
                        order by id desc limit :limit""")
                .param("organization", organization)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> view(row, sites(organization, new StudyId(row.getObject("id", UUID.class)))))
                .list();
    }

    /** Site ids of the study by site code. */
    public Map<String, UUID> siteIds(UUID organization, StudyId study) {
        var ids = new LinkedHashMap<String, UUID>();
        sites(organization, study).forEach(site -> ids.put(site.code(), site.siteId()));
        return ids;
    }

    private List<StudyView.Site> sites(UUID organization, StudyId study) {
        return jdbc.sql("""
                        select site_id, code, name, country from study_site
                        where organization_id = :organization and study_id = :study order by code""")
                .param("organization", organization)
                .param("study", study.value())
                .query((row, index) -> new StudyView.Site(
                        row.getObject("site_id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("country")))
                .list();
    }

    private static StudyView view(ResultSet row, List<StudyView.Site> sites) throws SQLException {
        return new StudyView(
                row.getObject("id", UUID.class),
                row.getString("protocol_number"),
                row.getString("title"),
                row.getTimestamp("created_at").toInstant(),
                sites);
    }
}
