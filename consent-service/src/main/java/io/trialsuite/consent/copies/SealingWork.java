package io.trialsuite.consent.copies;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which requests wait for their sealed copy, and who makes it until when. */
@Component
class SealingWork {

    private static final int LONGEST_PAUSE_IN_MINUTES = 60;

    private final JdbcClient jdbc;

    SealingWork(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("consent.copies.backlog", this, SealingWork::size).register(meters);
    }

    /** Copies that are still to be made. */
    private int size() {
        return jdbc.sql("select count(*) from sealing_work")
                .query(Integer.class)
                .single();
    }

    /**
     * A copy that this worker makes.
     *
     * @param correlationId of the request that completed the consent
     */
    record Claim(RequestRef request, String correlationId, UUID owner, int failures) {}

    void add(RequestRef request, String correlationId) {
        jdbc.sql("""
                insert into sealing_work (request_id, organization_id, correlation_id)
                values (:request, :organization, :correlation)""")
                .param("request", request.request().value())
                .param("organization", request.organization())
                .param("correlation", correlationId)
                .update();
    }

    @Transactional
    public Optional<Claim> claim(UUID owner, Instant now, Instant until) {
        return jdbc.sql("""
                        update sealing_work set lease_owner = :owner, lease_until = :until
                        where request_id = (
                            select request_id from sealing_work
                            where (lease_until is null or lease_until < :now) and (retry_at is null or retry_at <= :now)
                            order by failures, request_id limit 1 for update skip locked)
                        returning request_id, organization_id, correlation_id, failures""")
                .param("owner", owner)
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .query((row, index) -> new Claim(
                        new RequestRef(
                                row.getObject("organization_id", UUID.class),
                                new RequestId(row.getObject("request_id", UUID.class))),
                        row.getString("correlation_id"),
                        owner,
                        row.getInt("failures")))
                .optional();
    }

    /** False when somebody else has taken it over. */
    boolean finish(Claim claim) {
        return jdbc.sql("delete from sealing_work where request_id = :request and lease_owner = :owner")
                        .param("request", claim.request().request().value())
                        .param("owner", claim.owner())
                        .update()
                == 1;
    }

    /** Tried again later, each time after twice the pause. */
    @Transactional
    public void postpone(Claim claim, Instant now) {
        var pause = Duration.ofMinutes(Math.min(LONGEST_PAUSE_IN_MINUTES, 1L << Math.min(claim.failures(), 10)));
        jdbc.sql("""
                update sealing_work
                set lease_owner = null, lease_until = null, failures = failures + 1, retry_at = :retry
                where request_id = :request and lease_owner = :owner""")
                .param("retry", Timestamp.from(now.plus(pause)))
                .param("request", claim.request().request().value())
                .param("owner", claim.owner())
                .update();
    }
}
