package io.trialsuite.consent.studies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
@Transactional(readOnly = true)
public class StudyCatalogue {

    private static final String STUDY = """
            select id, protocol_number, title, created_at,
                   (select json_agg(json_build_object(
                               'siteId', site_id, 'code', code, 'name', name, 'country', country) order by code)
                    from study_site where study_id = study.id) as sites
            from study where organization_id = :organization\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StudyCatalogue(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public StudyView require(UUID organization, StudyId study) {
        return jdbc.sql(STUDY + "and id = :study")
                .param("organization", organization)
                .param("study", study.value())
                .query((row, index) -> view(row))
                .optional()
                .orElseThrow(() -> new StudyNotFound(study));
    }

    /** The newest first, those before the given one when there is one. */
    public List<StudyView> list(UUID organization, @Nullable UUID before, int limit) {
        return jdbc.sql(STUDY + "and (:before::uuid is null or id < :before) order by id desc limit :limit")
                .param("organization", organization)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> view(row))
                .list();
    }

    /** Sites at which the study goes on; none when it rests as a whole. */
    public Set<UUID> activeSites(UUID organization, StudyId study) {
        return new HashSet<>(jdbc.sql("""
                        select s.site_id from study_site s join study st on st.id = s.study_id
                        where st.organization_id = :organization and st.id = :study
                          and st.status = 'ACTIVE' and s.status = 'ACTIVE'""")
                .param("organization", organization)
                .param("study", study.value())
                .query(UUID.class)
                .list());
    }

    /** Site ids of the study by site code. */
    public Map<String, UUID> siteIds(UUID organization, StudyId study) {
        return require(organization, study).sites().stream()
                .collect(Collectors.toMap(StudyView.Site::code, StudyView.Site::siteId));
    }

    private StudyView view(ResultSet row) throws SQLException {
        return new StudyView(
                row.getObject("id", UUID.class),
                row.getString("protocol_number"),
                row.getString("title"),
                row.getTimestamp("created_at").toInstant(),
                List.of(json.readValue(row.getString("sites"), StudyView.Site[].class)));
    }
}
