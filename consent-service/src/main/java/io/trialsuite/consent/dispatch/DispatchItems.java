package io.trialsuite.consent.dispatch;

import static io.trialsuite.consent.bulk.Column.column;

import io.trialsuite.consent.participants.GroupId;
import io.trialsuite.consent.participants.ParticipantRef;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The group as it was when the batch started, and what became of each of its members. */
@Component
class DispatchItems {

    private final JdbcClient jdbc;

    DispatchItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An item's end. */
    record Settled(
            ParticipantRef participant,
            ItemStatus status,
            @Nullable String reason,
            @Nullable UUID request) {

        static Settled dispatched(ParticipantRef participant, UUID request) {
            return new Settled(participant, ItemStatus.DISPATCHED, null, request);
        }

        static Settled skipped(ParticipantRef participant, SkipReason reason) {
            return new Settled(participant, ItemStatus.SKIPPED, reason.name(), null);
        }

        static Settled failed(ParticipantRef participant, FailReason reason) {
            return new Settled(participant, ItemStatus.FAILED, reason.name(), null);
        }
    }

    /** Later changes of the group do not reach the batch. */
    int snapshot(UUID organization, BatchId batch, GroupId group) {
        return jdbc.sql("""
                insert into dispatch_item (batch_id, participant_id, organization_id, status)
                select :batch, participant_id, organization_id, 'PENDING' from participant_group_member
                where organization_id = :organization and group_id = :group""")
                .param("batch", batch.value())
                .param("organization", organization)
                .param("group", group.value())
                .update();
    }

    List<ParticipantRef> members(UUID organization, GroupId group) {
        return jdbc.sql("""
                        select participant_id from participant_group_member
                        where organization_id = :organization and group_id = :group order by participant_id""")
                .param("organization", organization)
                .param("group", group.value())
                .query((row, index) -> new ParticipantRef(row.getObject("participant_id", UUID.class)))
                .list();
    }

    /** Locks them, so that whoever works on the batch by mistake at the same time waits and finds them settled. */
    List<ParticipantRef> nextPending(UUID organization, BatchId batch, int limit) {
        return jdbc.sql("""
                        select participant_id from dispatch_item
                        where organization_id = :organization and batch_id = :batch and status = 'PENDING'
                        order by participant_id limit :limit for update""")
                .param("organization", organization)
                .param("batch", batch.value())
                .param("limit", limit)
                .query((row, index) -> new ParticipantRef(row.getObject("participant_id", UUID.class)))
                .list();
    }

    /** Empty when it was settled meanwhile. */
    List<ParticipantRef> lockPending(UUID organization, BatchId batch, ParticipantRef participant) {
        return jdbc.sql("""
                        select participant_id from dispatch_item
                        where organization_id = :organization and batch_id = :batch and participant_id = :participant
                          and status = 'PENDING' for update""")
                .param("organization", organization)
                .param("batch", batch.value())
                .param("participant", participant.value())
                .query((row, index) -> new ParticipantRef(row.getObject("participant_id", UUID.class)))
                .list();
    }

    void settle(UUID organization, BatchId batch, List<Settled> settled, Instant at) {
        jdbc.sql("""
                update dispatch_item item
                set status = s.status, reason = s.reason, request_id = s.request, settled_at = :at
                from unnest(:participants::uuid[], :statuses::text[], :reasons::text[], :requests::uuid[])
                    as s (participant, status, reason, request)
                where item.organization_id = :organization and item.batch_id = :batch
                  and item.participant_id = s.participant and item.status = 'PENDING'""")
                .param("organization", organization)
                .param("batch", batch.value())
                .param("at", Timestamp.from(at))
                .param("participants", column(settled, Settled::participant))
                .param("statuses", column(settled, Settled::status))
                .param("reasons", column(settled, Settled::reason))
                .param("requests", column(settled, Settled::request))
                .update();
    }

    /** Those who were not asked yet never will be. */
    void cancelPending(UUID organization, BatchId batch, Instant at) {
        jdbc.sql("""
                update dispatch_item set status = 'CANCELLED', settled_at = :at
                where organization_id = :organization and batch_id = :batch and status = 'PENDING'""")
                .param("at", Timestamp.from(at))
                .param("organization", organization)
                .param("batch", batch.value())
                .update();
    }

    ItemCounts count(UUID organization, BatchId batch) {
        return jdbc.sql("""
                        select count(*) filter (where status = 'PENDING') as pending,
                               count(*) filter (where status = 'DISPATCHED') as dispatched,
                               count(*) filter (where status = 'SKIPPED') as skipped,
                               count(*) filter (where status = 'FAILED') as failed,
                               count(*) filter (where status = 'CANCELLED') as cancelled
                        from dispatch_item where organization_id = :organization and batch_id = :batch""")
                .param("organization", organization)
                .param("batch", batch.value())
                .query((row, index) -> new ItemCounts(
                        row.getInt("pending"),
                        row.getInt("dispatched"),
                        row.getInt("skipped"),
                        row.getInt("failed"),
                        row.getInt("cancelled")))
                .single();
    }
}
