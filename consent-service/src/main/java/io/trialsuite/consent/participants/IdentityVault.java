package io.trialsuite.consent.participants;

import io.trialsuite.consent.bulk.Column;
import io.trialsuite.consent.studies.StudyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only reader of names and addresses; it serves those who write mail, and nobody else in this service. */
@Component
@Transactional(readOnly = true)
public class IdentityVault {

    private static final String RECIPIENT = """
            select p.id, p.site_id, s.name as site_name, p.status,\s""" + SealedIdentities.COLUMNS + """

            from participant p
            join study_site s on s.site_id = p.site_id
            join participant_identity i on i.participant_id = p.id
            where p.organization_id = :organization and\s""";

    private final JdbcClient jdbc;
    private final SealedIdentities identities;

    IdentityVault(JdbcClient jdbc, SealedIdentities identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    public Recipient require(UUID organization, ParticipantRef participant) {
        return jdbc.sql(RECIPIENT + "p.id = :participant")
                .param("organization", organization)
                .param("participant", participant.value())
                .query((row, index) -> recipient(organization, row))
                .optional()
                .orElseThrow(() -> new ParticipantNotFound(participant));
    }

    public List<Recipient> find(UUID organization, Collection<ParticipantRef> participants) {
        return jdbc.sql(RECIPIENT + "p.id = any(:participants::uuid[]) order by p.id")
                .param("organization", organization)
                .param("participants", Column.column(participants, it -> it))
                .query((row, index) -> recipient(organization, row))
                .list();
    }

    /** Those who still take part keep doing so until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Recipient> findLocked(UUID organization, Collection<ParticipantRef> participants) {
        return jdbc.sql(RECIPIENT + "p.id = any(:participants::uuid[]) order by p.id for share of p")
                .param("organization", organization)
                .param("participants", Column.column(participants, it -> it))
                .query((row, index) -> recipient(organization, row))
                .list();
    }

    /** Whoever takes part in another study is not to be found here. */
    public void requireOfStudy(UUID organization, ParticipantRef participant, StudyId study) {
        var known = jdbc.sql("""
                        select exists (select from participant
                        where organization_id = :organization and id = :participant and study_id = :study)""")
                .param("organization", organization)
                .param("participant", participant.value())
                .param("study", study.value())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new ParticipantNotFound(participant);
        }
    }

    /** Nobody else changes anything about the participant until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recipient requireForChange(UUID organization, ParticipantRef participant) {
        return jdbc.sql(RECIPIENT + "p.id = :participant for no key update of p")
                .param("organization", organization)
                .param("participant", participant.value())
                .query((row, index) -> recipient(organization, row))
                .optional()
                .orElseThrow(() -> new ParticipantNotFound(participant));
    }

    private Recipient recipient(UUID organization, ResultSet row) throws SQLException {
        var identity = identities.read(organization, row);
        return new Recipient(
                new ParticipantRef(row.getObject("id", UUID.class)),
                row.getObject("site_id", UUID.class),
                row.getString("site_name"),
                row.getString("status").equals("ACTIVE"),
                identity.fullName(),
                identity.email(),
                identity.language());
    }
}
