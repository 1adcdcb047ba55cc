package io.trialsuite.consent.requests;

import static io.trialsuite.consent.bulk.Column.column;

import io.trialsuite.consent.documents.Family;
import io.trialsuite.consent.participants.ParticipantRef;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes many new requests in one statement. */
@Component
class RequestRows {

    private static final String OPEN =
            "('SENT', 'OPENED', 'IDENTITY_VERIFIED', 'SIGNED_BY_PARTICIPANT', 'AWAITING_COUNTERSIGN')";

    private final JdbcClient jdbc;

    RequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves out those whose participant has an open request of the family; the unique index decides, not a look before. */
    Set<UUID> insert(List<ConsentRequest> requests, Instant at) {
        return new HashSet<>(jdbc.sql("""
                insert into consent_request (id, organization_id, study_id, batch_id, participant_id, document_id, version_id, previous_version_id,
                    family, locale, state, delivery, invitation_mail_id, dispatched_by, expires_at, signing_rule, mode,
                    created_at, sent_at, signed_roles, version)
                select t.*, :at::timestamptz, case when t.mode = 'REMOTE' then :at::timestamptz end, '{}'::text[], 0 from unnest(
                    :ids::uuid[], :organizations::uuid[], :studies::uuid[], :batches::uuid[], :participants::uuid[],
                    :documents::uuid[], :versions::uuid[], :previous::uuid[], :families::text[], :locales::text[], :states::text[],
                    :deliveries::text[], :mails::uuid[], :dispatchers::uuid[],
                    :expires::timestamptz[], :rules::text[], :modes::text[])
                    as t (id, organization_id, study_id, batch_id, participant_id, document_id, version_id, previous_version_id,
                        family, locale, state, delivery, invitation_mail_id, dispatched_by, expires_at, signing_rule, mode)
                on conflict do nothing
                returning id""")
                .param("ids", column(requests, ConsentRequest::id))
                .param("organizations", column(requests, ConsentRequest::organization))
                .param("studies", column(requests, ConsentRequest::study))
                .param("batches", column(requests, ConsentRequest::batch))
                .param("participants", column(requests, ConsentRequest::participant))
                .param("documents", column(requests, ConsentRequest::document))
                .param("versions", column(requests, ConsentRequest::version))
                .param("previous", column(requests, it -> it.previousVersion().orElse(null)))
                .param("families", column(requests, ConsentRequest::family))
                .param("locales", column(requests, ConsentRequest::locale))
                .param("states", column(requests, ConsentRequest::state))
                .param("deliveries", column(requests, it -> it.invitation().delivery()))
                .param("mails", column(requests, it -> it.invitation().mail()))
                .param("dispatchers", column(requests, ConsentRequest::dispatchedBy))
                .param("rules", column(requests, it -> it.rule().text()))
                .param("modes", column(requests, ConsentRequest::mode))
                .param("at", Timestamp.from(at))
                .param("expires", column(requests, ConsentRequest::expiresAt))
                .query(UUID.class)
                .list());
    }

    /** Open requests of the family about versions that have been superseded since; each participant has one at most. */
    List<RequestId> superseded(UUID organization, Family family, Collection<ParticipantRef> participants) {
        return jdbc.sql("""
                select asked.id from unnest(:participants::uuid[]) as p (id) cross join lateral (
                    select r.id from consent_request r join consent_version v on v.id = r.version_id
                    where r.participant_id = p.id and r.family = :family and r.organization_id = :organization
                      and r.state in %s and v.state = 'SUPERSEDED' limit 1) asked order by 1""".formatted(OPEN))
                .param("organization", organization)
                .param("family", family.name())
                .param("participants", column(participants, it -> it))
                .query((row, index) -> new RequestId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Whoever has an open request that can still be signed. One look per participant into the index on open requests; as one
     * condition, or without its limit, the organization's whole index is read.
     */
    Set<ParticipantRef> withOpenRequest(UUID organization, Family family, Collection<ParticipantRef> participants) {
        return new HashSet<>(jdbc.sql("""
                select asked.participant_id from unnest(:participants::uuid[]) as p (id) cross join lateral (
                    select r.participant_id from consent_request r join consent_version v on v.id = r.version_id
                    where r.participant_id = p.id and r.family = :family and r.organization_id = :organization
                      and r.state in %s and v.state <> 'SUPERSEDED' limit 1) asked""".formatted(OPEN))
                .param("organization", organization)
                .param("family", family.name())
                .param("participants", column(participants, it -> it))
                .query((row, index) -> new ParticipantRef(row.getObject("participant_id", UUID.class)))
                .list());
    }
}
