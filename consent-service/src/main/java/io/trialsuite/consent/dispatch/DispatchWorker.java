package io.trialsuite.consent.dispatch;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.consent.dispatch.DispatchWork.Claim;
import io.trialsuite.consent.dispatch.DispatchingChunks.Outcome;
import io.trialsuite.outbox.MessageContext;
import io.trialsuite.tenant.TenantContext;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Works batches off, one after the other, chunk by chunk. */
@Component
class DispatchWorker {

    private static final Logger log = LoggerFactory.getLogger(DispatchWorker.class);

    private final UUID owner = UuidCreator.getTimeOrderedEpoch();
    private final DispatchWork work;
    private final DispatchingChunks chunks;
    private final DispatchProperties properties;
    private final Clock clock;

    DispatchWorker(DispatchWork work, DispatchingChunks chunks, DispatchProperties properties, Clock clock) {
        this.work = work;
        this.chunks = chunks;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Works off every batch that nobody else holds.
     *
     * @param goOn asked between chunks; false means to stop and leave the rest to whoever comes next
     */
    void run(BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            var now = clock.instant();
            var claim = work.claim(owner, now, now.plus(properties.lease()));
            if (claim.isEmpty()) {
                return;
            }
            workOff(claim.get(), goOn);
        }
    }

    private void workOff(Claim claim, BooleanSupplier goOn) {
        try (var tenant = TenantContext.open(claim.organization());
                var cause = new MessageContext(claim.correlationId(), null, null).open()) {
            var outcome = Outcome.MORE;
            while (outcome == Outcome.MORE && goOn.getAsBoolean()) {
                outcome = chunk(claim);
            }
            if (outcome == Outcome.MORE) {
                work.release(claim);
            }
        }
    }

    /** A chunk that fails is tried again item by item, so that one bad item fails alone. */
    private Outcome chunk(Claim claim) {
        try {
            return chunks.next(claim, properties.chunkSize());
        } catch (RuntimeException failure) {
            rethrowIfTransient(failure);
            log.atWarn()
                    .setCause(failure)
                    .addKeyValue("batchId", claim.batch())
                    .log("Chunk failed; its items are tried one by one");
            return oneByOne(claim);
        }
    }

    private Outcome oneByOne(Claim claim) {
        var outcome = Outcome.MORE;
        for (var count = 0; count < properties.chunkSize() && outcome == Outcome.MORE; count++) {
            try {
                outcome = chunks.next(claim, 1);
            } catch (RuntimeException failure) {
                rethrowIfTransient(failure);
                log.atError()
                        .setCause(failure)
                        .addKeyValue("batchId", claim.batch())
                        .log("Item failed");
                chunks.fail(claim, "INTERNAL_ERROR");
            }
        }
        return outcome;
    }

    /** When the database is away or busy, nothing is the item's fault: the lease runs out and the batch is resumed. */
    private static void rethrowIfTransient(RuntimeException failure) {
        if (failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException) {
            throw failure;
        }
    }
}
