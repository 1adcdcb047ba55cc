package io.trialsuite.consent.coverage;

import io.trialsuite.consent.bulk.Column;
import io.trialsuite.consent.participants.ParticipantNotFound;
import io.trialsuite.consent.participants.ParticipantRef;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Histories as the database has them; nothing in it is ever changed, a withdrawal is one more row. */
@Component
@Transactional(readOnly = true)
class HistoryRows {

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever is unknown is not uncovered: that is another answer. */
    void requireParticipant(UUID organization, ParticipantRef participant) {
        var known = jdbc.sql("select exists (select from participant"
                        + " where organization_id = :organization and id = :participant)")
                .param("organization", organization)
                .param("participant", participant.value())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new ParticipantNotFound(participant);
        }
    }

    public ConsentHistory of(UUID organization, ParticipantRef participant) {
        var given = jdbc.sql("""
                        select c.id, c.version_id, r.family, c.purposes_granted, c.purposes_refused, c.valid_from
                        from consent_record c join consent_request r on r.id = c.request_id
                        where c.organization_id = :organization and c.participant_id = :participant
                        order by c.valid_from, c.id""")
                .param("organization", organization)
                .param("participant", participant.value())
                .query((row, index) -> new GivenConsent(
                        row.getObject("id", UUID.class),
                        row.getObject("version_id", UUID.class),
                        row.getString("family"),
                        texts(row.getArray("purposes_granted")),
                        texts(row.getArray("purposes_refused")),
                        row.getTimestamp("valid_from").toInstant()))
                .list();
        var withdrawals = jdbc.sql("""
                        select record_id, purposes, effective_at from consent_withdrawal
                        where organization_id = :organization and participant_id = :participant
                        order by effective_at, id""")
                .param("organization", organization)
                .param("participant", participant.value())
                .query((row, index) -> new Withdrawal(
                        row.getObject("record_id", UUID.class),
                        texts(row.getArray("purposes")),
                        row.getTimestamp("effective_at").toInstant()))
                .list();
        var voidings = jdbc.sql("""
                        select record_id, reason_code, voided_at from consent_voiding
                        where organization_id = :organization and participant_id = :participant order by voided_at""")
                .param("organization", organization)
                .param("participant", participant.value())
                .query((row, index) -> new Voiding(
                        row.getObject("record_id", UUID.class),
                        VoidReason.valueOf(row.getString("reason_code")),
                        row.getTimestamp("voided_at").toInstant()))
                .list();
        return new ConsentHistory(given, withdrawals, voidings);
    }

    /** The study in which a record was given. */
    UUID study(UUID organization, UUID record) {
        return jdbc.sql("""
                        select r.study_id from consent_record c join consent_request r on r.id = c.request_id
                        where c.organization_id = :organization and c.id = :record""")
                .param("organization", organization)
                .param("record", record)
                .query(UUID.class)
                .single();
    }

    /** Whose record it is; the record of a request, too. */
    ParticipantRef participant(UUID organization, UUID record) {
        return jdbc.sql(
                        "select participant_id from consent_record where organization_id = :organization and id = :record")
                .param("organization", organization)
                .param("record", record)
                .query((row, index) -> new ParticipantRef(row.getObject("participant_id", UUID.class)))
                .optional()
                .orElseThrow(RecordNotFound::new);
    }

    UUID requestOf(UUID organization, UUID record) {
        return jdbc.sql("select request_id from consent_record where organization_id = :organization and id = :record")
                .param("organization", organization)
                .param("record", record)
                .query(UUID.class)
                .single();
    }

    UUID recordOf(UUID organization, UUID request) {
        return jdbc.sql("select id from consent_record where organization_id = :organization and request_id = :request")
                .param("organization", organization)
                .param("request", request)
                .query(UUID.class)
                .optional()
                .orElseThrow(RecordNotFound::new);
    }

    @Transactional
    void add(
            UUID id,
            UUID organization,
            ParticipantRef participant,
            WithdrawalScope scope,
            Withdrawal withdrawal,
            String channel) {
        jdbc.sql("""
                insert into consent_withdrawal (id, organization_id, participant_id, record_id, scope, purposes, channel, effective_at)
                values (:id, :organization, :participant, :record, :scope, :purposes::text[], :channel, :at)""")
                .param("id", id)
                .param("organization", organization)
                .param("participant", participant.value())
                .param("record", withdrawal.record())
                .param("scope", scope.name())
                .param(
                        "purposes",
                        Column.column(withdrawal.purposes().stream().sorted().toList(), it -> it))
                .param("channel", channel)
                .param("at", Timestamp.from(withdrawal.at()))
                .update();
    }

    @Transactional
    void add(UUID organization, ParticipantRef participant, Voiding voiding, UUID by) {
        jdbc.sql("""
                insert into consent_voiding (record_id, organization_id, participant_id, reason_code, voided_by, voided_at)
                values (:record, :organization, :participant, :reason, :by, :at)""")
                .param("record", voiding.record())
                .param("organization", organization)
                .param("participant", participant.value())
                .param("reason", voiding.reason().name())
                .param("by", by)
                .param("at", Timestamp.from(voiding.at()))
                .update();
    }

    private static Set<String> texts(Array array) throws SQLException {
        return new HashSet<>(List.of((String[]) array.getArray()));
    }
}
