package io.trialsuite.consent.participants;

import static io.trialsuite.consent.bulk.Column.column;

import io.trialsuite.consent.studies.StudyId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL by which an import reads and writes many participants, their identities and memberships at once. */
@Component
class ParticipantRegister {

    private final JdbcClient jdbc;
    private final SealedIdentities identities;

    ParticipantRegister(JdbcClient jdbc, SealedIdentities identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    /** A participant the study knows, as an import would have written them. */
    record Known(ParticipantRef participant, UUID site, Identity identity) {}

    /** A participant to write. */
    record New(ParticipantRef participant, UUID site, ParticipantRow row) {}

    /**
     * Imports into one study take turns, so that two of them cannot both find a subject missing. Not a full lock: everybody else
     * may go on writing rows that refer to the study.
     */
    void lock(UUID organization, StudyId study) {
        jdbc.sql("select id from study where organization_id = :organization and id = :study for no key update")
                .param("organization", organization)
                .param("study", study.value())
                .query(UUID.class)
                .single();
    }

    Map<String, Known> known(UUID organization, StudyId study, Collection<ParticipantRow> rows) {
        var known = new HashMap<String, Known>();
        jdbc.sql("""
                select p.subject_no, p.id, p.site_id,\s""" + SealedIdentities.COLUMNS + """

                from participant p join participant_identity i on i.participant_id = p.id
                where p.organization_id = :organization and p.study_id = :study and p.subject_no = any(:subjects::text[])""")
                .param("organization", organization)
                .param("study", study.value())
                .param("subjects", column(rows, ParticipantRow::subjectNo))
                .query(row -> {
                    var identity = identities.read(organization, row);
                    known.put(
                            row.getString("subject_no"),
                            new Known(
                                    new ParticipantRef(row.getObject("id", UUID.class)),
                                    row.getObject("site_id", UUID.class),
                                    identity));
                });
        return known;
    }

    void register(UUID organization, StudyId study, List<New> people, Instant at) {
        jdbc.sql("""
                insert into participant (id, organization_id, study_id, site_id, subject_no, status, created_at, version)
                select id, :organization, :study, site, subject, 'ACTIVE', :at, 0
                from unnest(:ids::uuid[], :sites::uuid[], :subjects::text[]) as t (id, site, subject)""")
                .param("organization", organization)
                .param("study", study.value())
                .param("at", Timestamp.from(at))
                .param("ids", column(people, New::participant))
                .param("sites", column(people, New::site))
                .param("subjects", column(people, it -> it.row().subjectNo()))
                .update();
        jdbc.sql("""
                insert into participant_identity (participant_id, organization_id, sealed, language)
                select id, :organization, decode(sealed, 'hex'), language
                from unnest(:ids::uuid[], :sealed::text[], :languages::text[]) as t (id, sealed, language)""")
                .param("organization", organization)
                .param("ids", column(people, New::participant))
                .param("sealed", column(people, it -> sealed(organization, it)))
                .param("languages", column(people, it -> it.row().identity().language()))
                .update();
    }

    private String sealed(UUID organization, New person) {
        return HexFormat.of()
                .formatHex(identities.seal(
                        organization, person.participant(), person.row().identity()));
    }

    /** How many of them are members. */
    int members(UUID organization, GroupId group, Collection<ParticipantRef> people) {
        return jdbc.sql("""
                        select count(*) from participant_group_member
                        where organization_id = :organization and group_id = :group and participant_id = any(:ids::uuid[])""")
                .param("organization", organization)
                .param("group", group.value())
                .param("ids", column(people, it -> it))
                .query(Integer.class)
                .single();
    }

    /** How many of them were not members before. */
    int join(UUID organization, GroupId group, Collection<ParticipantRef> people, Instant at) {
        return jdbc.sql("""
                insert into participant_group_member (group_id, participant_id, organization_id, added_at)
                select :group, id, :organization, :at from unnest(:ids::uuid[]) as t (id) order by id
                on conflict do nothing""")
                .param("group", group.value())
                .param("organization", organization)
                .param("at", Timestamp.from(at))
                .param("ids", column(people, it -> it))
                .update();
    }

    /** Whether they were a member. */
    boolean leave(UUID organization, GroupId group, ParticipantRef participant) {
        return jdbc.sql("""
                        delete from participant_group_member
                        where organization_id = :organization and group_id = :group and participant_id = :participant""")
                        .param("organization", organization)
                        .param("group", group.value())
                        .param("participant", participant.value())
                        .update()
                == 1;
    }
}
