package io.trialsuite.consent.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which batches wait to be worked off, and who holds them until when. */
@Component
class DispatchWork {

    private final JdbcClient jdbc;

    DispatchWork(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("consent.batches.backlog", this, DispatchWork::size).register(meters);
    }

    /** Batches that are being dispatched. */
    private int size() {
        return jdbc.sql("select count(*) from dispatch_work")
                .query(Integer.class)
                .single();
    }

    /**
     * A batch that this worker holds.
     *
     * @param correlationId of the request that started the batch
     */
    record Claim(BatchId batch, UUID organization, String correlationId, UUID owner) {}

    void add(BatchId batch, UUID organization, String correlationId) {
        jdbc.sql("""
                insert into dispatch_work (batch_id, organization_id, correlation_id)
                values (:batch, :organization, :correlation)""")
                .param("batch", batch.value())
                .param("organization", organization)
                .param("correlation", correlationId)
                .update();
    }

    /** One that failed is taken up again when nothing else waits, so that it cannot keep the others from being worked off. */
    @Transactional
    public Optional<Claim> claim(UUID owner, Instant now, Instant until) {
        return jdbc.sql("""
                        update dispatch_work set lease_owner = :owner, lease_until = :until
                        where batch_id = (
                            select batch_id from dispatch_work
                            where lease_until is null or lease_until < :now or lease_owner = :owner
                            order by lease_until nulls first, batch_id limit 1 for update skip locked)
                        returning batch_id, organization_id, correlation_id""")
                .param("owner", owner)
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .query((row, index) -> new Claim(
                        new BatchId(row.getObject("batch_id", UUID.class)),
                        row.getObject("organization_id", UUID.class),
                        row.getString("correlation_id"),
                        owner))
                .optional();
    }

    /** False when another worker has taken the batch over; the row stays locked until the chunk's transaction ends. */
    boolean extend(Claim claim, Instant until) {
        return jdbc.sql(
                                "update dispatch_work set lease_until = :until where batch_id = :batch and lease_owner = :owner")
                        .param("until", Timestamp.from(until))
                        .param("batch", claim.batch().value())
                        .param("owner", claim.owner())
                        .update()
                == 1;
    }

    /** Gives the batch back at once, for a clean stop. */
    @Transactional
    public void release(Claim claim) {
        jdbc.sql("""
                update dispatch_work set lease_owner = null, lease_until = null
                where batch_id = :batch and lease_owner = :owner""")
                .param("batch", claim.batch().value())
                .param("owner", claim.owner())
                .update();
    }

    void remove(BatchId batch) {
        jdbc.sql("delete from dispatch_work where batch_id = :batch")
                .param("batch", batch.value())
                .update();
    }
}
