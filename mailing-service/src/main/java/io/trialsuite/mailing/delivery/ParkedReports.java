package io.trialsuite.mailing.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.mailing.mail.Sha256;
import io.trialsuite.mailing.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Events that cannot be judged yet. They belong to no organization so far; their bodies go once they have been applied, or
 * some time after they were given up.
 */
@Component
class ParkedReports {

    enum Cause {
        /** The event overtook the commit that makes its mail known, or the mail is not ours. */
        UNKNOWN_MAIL,
        /** It may be an automatic reply; the delivery that tells so may still be under way. */
        AWAITING_DELIVERY
    }

    record Parked(UUID id, String body, String cause, int tries, Instant parkedAt) {}

    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE_WITH_DELIVERY = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final WorkQueue parkedEventQueue;
    private final WorkQueue forgettingQueue;
    private final ParkingProperties properties;
    private final Clock clock;

    ParkedReports(
            JdbcClient jdbc,
            WorkQueue parkedEventQueue,
            WorkQueue forgettingQueue,
            ParkingProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.parkedEventQueue = parkedEventQueue;
        this.forgettingQueue = forgettingQueue;
        this.properties = properties;
        this.clock = clock;
    }

    void park(DeliveryReport report, Cause cause) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        var isNew = jdbc.sql("""
                insert into parked_event (id, body_hash, body, cause, state, parked_at, changed_at)
                values (:id, :hash, :body, :cause, 'PARKED', :now, :now) on conflict (body_hash) do nothing
                """)
                        .param("id", id)
                        .param("hash", Sha256.of(report.raw()))
                        .param("body", report.raw())
                        .param("cause", cause.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (isNew) {
            parkedEventQueue.add(id, null, now.plus(cause == Cause.UNKNOWN_MAIL ? FIRST_LOOK : PATIENCE_WITH_DELIVERY));
        }
    }

    Optional<Parked> find(UUID id) {
        return jdbc.sql("""
                select id, body, cause, tries, parked_at from parked_event where id = :id and state = 'PARKED'
                """).param("id", id).query(Parked.class).optional();
    }

    void applied(UUID id) {
        end(id, "APPLIED");
    }

    void givenUp(UUID id) {
        end(id, "GIVEN_UP");
        forgettingQueue.add(id, null, clock.instant().plus(properties.keepGivenUp()));
    }

    void erase(UUID id) {
        jdbc.sql("update parked_event set body = null where id = :id and state = 'GIVEN_UP'")
                .param("id", id)
                .update();
    }

    void tryAgain(UUID id, Instant due) {
        jdbc.sql("update parked_event set tries = tries + 1, changed_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        parkedEventQueue.postpone(id, due);
    }

    private void end(UUID id, String state) {
        jdbc.sql("""
                update parked_event set state = :state, changed_at = :now,
                    body = case when :state = 'APPLIED' then null else body end
                where id = :id
                """)
                .param("state", state)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        parkedEventQueue.done(id);
    }
}
