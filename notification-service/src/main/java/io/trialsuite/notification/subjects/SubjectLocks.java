package io.trialsuite.notification.subjects;

import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only way to lock in this service. Subjects are locked before anything that references them is written, all of a
 * transaction in one call, in one order. Inserting first and locking later lets N writers of one subject hold what each other
 * waits for: one commits, N - 1 die.
 */
@Component
public class SubjectLocks {

    private final JdbcClient jdbc;

    SubjectLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the subjects known if they are not, and holds them until the transaction ends; call it first and once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<Subject> subjects) {
        var ordered = new TreeSet<>(subjects);
        if (ordered.isEmpty()) {
            return;
        }
        var organizations = ordered.stream().map(Subject::organization).toArray(UUID[]::new);
        var kinds = ordered.stream().map(Subject::kind).toArray(String[]::new);
        var ids = ordered.stream().map(Subject::id).toArray(String[]::new);
        jdbc.sql("""
                insert into subject (organization_id, kind, id)
                select organization_id, kind, id
                from unnest(cast(:organizations as uuid[]), cast(:kinds as text[]), cast(:ids as text[]))
                    as wanted (organization_id, kind, id)
                order by organization_id, kind collate "C", id collate "C"
                on conflict do nothing
                """)
                .param("organizations", organizations)
                .param("kinds", kinds)
                .param("ids", ids)
                .update();
        jdbc.sql("""
                select s.id from subject s
                join unnest(cast(:organizations as uuid[]), cast(:kinds as text[]), cast(:ids as text[]))
                    as wanted (organization_id, kind, id)
                    on s.organization_id = wanted.organization_id and s.kind = wanted.kind and s.id = wanted.id
                order by s.organization_id, s.kind collate "C", s.id collate "C"
                for update of s
                """)
                .param("organizations", organizations)
                .param("kinds", kinds)
                .param("ids", ids)
                .query(String.class)
                .list();
    }
}
