package io.trialsuite.consent.participants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups and who is in them, by pseudonym only. */
@Component
@Transactional(readOnly = true)
public class GroupRoll {

    private static final String GROUP = """
            select g.id, g.study_id, g.name, g.created_at,
                   (select count(*) from participant_group_member m
                    where m.organization_id = g.organization_id and m.group_id = g.id) as members
            from participant_group g where g.organization_id = :organization\s""";

    private final JdbcClient jdbc;

    GroupRoll(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public GroupView require(UUID organization, GroupId group) {
        return jdbc.sql(GROUP + "and g.id = :group")
                .param("organization", organization)
                .param("group", group.value())
                .query((row, index) -> view(row))
                .optional()
                .orElseThrow(() -> new GroupNotFound(group));
    }

    public List<GroupView> groups(UUID organization, @Nullable UUID before, int limit) {
        return jdbc.sql(GROUP + "and (:before::uuid is null or g.id < :before) order by g.id desc limit :limit")
                .param("organization", organization)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> view(row))
                .list();
    }

    public List<MemberView> members(UUID organization, GroupId group, @Nullable UUID after, int limit) {
        require(organization, group);
        return jdbc.sql("""
                        select p.id, p.subject_no, s.code, i.language, p.status
                        from participant_group_member m
                        join participant p on p.id = m.participant_id
                        join study_site s on s.site_id = p.site_id
                        join participant_identity i on i.participant_id = p.id
                        where m.organization_id = :organization and m.group_id = :group
                          and (:after::uuid is null or p.id > :after)
                        order by p.id limit :limit""")
                .param("organization", organization)
                .param("group", group.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> new MemberView(
                        row.getObject("id", UUID.class),
                        row.getString("subject_no"),
                        row.getString("code"),
                        row.getString("language"),
                        row.getString("status")))
                .list();
    }

    private static GroupView view(ResultSet row) throws SQLException {
        return new GroupView(
                row.getObject("id", UUID.class),
                row.getObject("study_id", UUID.class),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("members"));
    }
}
