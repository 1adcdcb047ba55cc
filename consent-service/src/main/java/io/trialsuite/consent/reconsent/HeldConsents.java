package io.trialsuite.consent.reconsent;

import static io.trialsuite.consent.bulk.Column.column;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.ParticipantRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** To which version of a document participants have consented last, as far as that still holds. */
@Component
@Transactional(readOnly = true)
public class HeldConsents {

    private static final String HELD = """
            select held.id, held.participant_id, held.version_id from %s as p (id) cross join lateral (
                select c.id, c.participant_id, c.version_id, r.family
                from consent_record c join consent_request r on r.id = c.request_id
                where c.participant_id = p.id and c.organization_id = :organization and r.document_id = :document
                  and not exists (select from consent_voiding v where v.record_id = c.id)
                order by c.valid_from desc, c.id desc limit 1) held
            where not exists (
                select from consent_withdrawal w where w.record_id = held.id and held.family = any (w.purposes))\s""";

    private final JdbcClient jdbc;

    HeldConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A consent that holds. */
    record Held(UUID record, ParticipantRef participant, VersionId version) {}

    public Map<ParticipantRef, VersionId> of(
            UUID organization, PublishedVersion version, Collection<ParticipantRef> participants) {
        var held = new HashMap<ParticipantRef, VersionId>();
        list(
                        jdbc.sql(HELD.formatted("unnest(:participants::uuid[])"))
                                .param("participants", column(participants, it -> it)),
                        organization,
                        version)
                .forEach(it -> held.put(it.participant(), it.version()));
        return held;
    }

    /** Of all who still take part and for whom this version is the last one. */
    List<Held> to(UUID organization, PublishedVersion version) {
        var source = """
                (select distinct c.participant_id from consent_record c join participant m on m.id = c.participant_id
                 where c.organization_id = :organization and c.version_id = :version and m.status = 'ACTIVE')""";
        return list(
                jdbc.sql(HELD.formatted(source) + "and held.version_id = :version order by held.participant_id")
                        .param("version", version.id().value()),
                organization,
                version);
    }

    private static List<Held> list(StatementSpec query, UUID organization, PublishedVersion version) {
        return query.param("organization", organization)
                .param("document", version.document().value())
                .query((row, index) -> new Held(
                        row.getObject("id", UUID.class),
                        new ParticipantRef(row.getObject("participant_id", UUID.class)),
                        new VersionId(row.getObject("version_id", UUID.class))))
                .list();
    }
}
