package io.trialsuite.consent.dispatch;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.consent.dispatch.DispatchWork.Claim;
import io.trialsuite.consent.dispatch.DispatchingChunks.Outcome;
import io.trialsuite.consent.keys.DataKeys;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.outbox.MessageContext;
import io.trialsuite.problem.Problem;
import io.trialsuite.tenant.TenantContext;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Works batches off, one after the other, chunk by chunk. */
@Component
class DispatchWorker {

    private static final Logger log = LoggerFactory.getLogger(DispatchWorker.class);

    private final UUID owner = UuidCreator.getTimeOrderedEpoch();
    private final DispatchWork work;
    private final DispatchingChunks chunks;
    private final DataKeys keys;
    private final DispatchProperties properties;
    private final Clock clock;

    DispatchWorker(
            DispatchWork work, DispatchingChunks chunks, DataKeys keys, DispatchProperties properties, Clock clock) {
        this.work = work;
        this.chunks = chunks;
        this.keys = keys;
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
            keys.prepare(claim.organization());
            var outcome = Outcome.MORE;
            while (outcome == Outcome.MORE && goOn.getAsBoolean()) {
                outcome = chunk(claim);
            }
            if (outcome == Outcome.DONE) {
                chunks.complete(claim);
            } else if (outcome == Outcome.MORE) {
                work.release(claim);
            }
        }
    }

    /** A chunk that fails is tried again item by item, so that one bad item fails alone. */
    private Outcome chunk(Claim claim) {
        try {
            return chunks.next(claim, properties.chunkSize());
        } catch (Problem | DataIntegrityViolationException | IllegalArgumentException fault) {
            log.atWarn()
                    .setCause(fault)
                    .addKeyValue("batchId", claim.batch())
                    .log("Chunk failed; its items are tried one by one");
            return oneByOne(claim);
        }
    }

    private Outcome oneByOne(Claim claim) {
        for (var participant : chunks.pending(claim, properties.chunkSize())) {
            if (one(claim, participant) == Outcome.LOST) {
                return Outcome.LOST;
            }
        }
        return Outcome.MORE;
    }

    /** Only what an item itself can cause is held against it: anything else fails the pass, and the batch is resumed. */
    private Outcome one(Claim claim, ParticipantRef participant) {
        try {
            return chunks.one(claim, participant);
        } catch (Problem | DataIntegrityViolationException | IllegalArgumentException fault) {
            log.atError()
                    .setCause(fault)
                    .addKeyValue("batchId", claim.batch())
                    .addKeyValue("participantRef", participant)
                    .log("Item failed");
            return chunks.fail(claim, participant);
        }
    }
}
