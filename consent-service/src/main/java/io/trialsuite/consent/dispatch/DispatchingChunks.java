package io.trialsuite.consent.dispatch;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.dispatch.DispatchItems.Settled;
import io.trialsuite.consent.dispatch.DispatchWork.Claim;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.requests.NewRequest;
import io.trialsuite.consent.requests.OpeningRequests;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One transaction's worth of a running batch; what has committed is done, whatever happens to the worker next. */
@Service
class DispatchingChunks {

    private static final AuditActor WORKER = AuditActor.system("dispatch-worker");

    private final DispatchBatches batches;
    private final DispatchItems items;
    private final DispatchWork work;
    private final DocumentCatalogue documents;
    private final IdentityVault vault;
    private final CheckingEligibility checking;
    private final OpeningRequests requests;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final DispatchProperties properties;
    private final Clock clock;

    DispatchingChunks(
            DispatchBatches batches,
            DispatchItems items,
            DispatchWork work,
            DocumentCatalogue documents,
            IdentityVault vault,
            CheckingEligibility checking,
            OpeningRequests requests,
            Outbox outbox,
            AuditTrail audit,
            DispatchProperties properties,
            Clock clock) {
        this.batches = batches;
        this.items = items;
        this.work = work;
        this.documents = documents;
        this.vault = vault;
        this.checking = checking;
        this.requests = requests;
        this.outbox = outbox;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a pass over the batch came to. */
    enum Outcome {
        MORE,
        DONE,
        LOST
    }

    /** Dispatches the next items, if there are any. */
    @Transactional
    public Outcome next(Claim claim, int size) {
        var at = clock.instant();
        var held = hold(claim, at);
        if (held.isEmpty()) {
            return Outcome.LOST;
        }
        var pending = items.nextPending(claim.organization(), claim.batch(), size);
        if (pending.isEmpty()) {
            return Outcome.DONE;
        }
        settle(claim, dispatch(claim, held.get(), pending), at);
        return Outcome.MORE;
    }

    /** Those whose turn it is, for a pass that takes them one by one. */
    @Transactional
    public List<ParticipantRef> pending(Claim claim, int size) {
        return items.nextPending(claim.organization(), claim.batch(), size);
    }

    @Transactional
    public Outcome one(Claim claim, ParticipantRef participant) {
        var at = clock.instant();
        var held = hold(claim, at);
        if (held.isEmpty()) {
            return Outcome.LOST;
        }
        var pending = items.lockPending(claim.organization(), claim.batch(), participant);
        settle(claim, dispatch(claim, held.get(), pending), at);
        return Outcome.MORE;
    }

    /** Sets aside an item that failed by itself. */
    @Transactional
    public Outcome fail(Claim claim, ParticipantRef participant) {
        var at = clock.instant();
        if (hold(claim, at).isEmpty()) {
            return Outcome.LOST;
        }
        var failed = items.lockPending(claim.organization(), claim.batch(), participant).stream()
                .map(it -> Settled.failed(it, FailReason.INTERNAL_ERROR))
                .toList();
        settle(claim, failed, at);
        return Outcome.MORE;
    }

    /** The batch comes first, as for everybody who changes it; empty when it was held, given up or taken over. */
    private Optional<DispatchBatch> hold(Claim claim, Instant at) {
        var batch = batches.requireHeld(claim.organization(), claim.batch());
        return batch.isRunning() && work.extend(claim, at.plus(properties.lease()))
                ? Optional.of(batch)
                : Optional.empty();
    }

    /** Whoever was asked is in the trail with their request; the others are entered here. */
    private void settle(Claim claim, List<Settled> settled, Instant at) {
        items.settle(claim.organization(), claim.batch(), settled, at);
        settled.stream()
                .filter(item -> item.status() != ItemStatus.DISPATCHED)
                .map(item -> leftOut(claim, item, at))
                .forEach(audit::record);
    }

    private static AuditEntry leftOut(Claim claim, Settled item, Instant at) {
        return new AuditEntry(
                claim.organization(),
                WORKER,
                item.status() == ItemStatus.SKIPPED ? "consent.item.skipped" : "consent.item.failed",
                "dispatch-batch",
                claim.batch().toString(),
                at,
                null,
                Map.of("participantRef", item.participant().toString(), "reason", String.valueOf(item.reason())),
                null);
    }

    private List<Settled> dispatch(Claim claim, DispatchBatch batch, List<ParticipantRef> pending) {
        var version = documents.requirePublished(claim.organization(), batch.version());
        var eligibility = checking.of(claim.organization(), version, pending);
        var settled = new ArrayList<Settled>();
        var asked = new ArrayList<NewRequest>();
        var missing = new LinkedHashSet<>(pending);
        for (var recipient : vault.findLocked(claim.organization(), pending)) {
            missing.remove(recipient.participant());
            eligibility
                    .reasonAgainst(recipient)
                    .ifPresentOrElse(
                            reason -> settled.add(Settled.skipped(recipient.participant(), reason)),
                            () -> asked.add(new NewRequest(
                                    claim.organization(),
                                    claim.batch().value(),
                                    version,
                                    recipient,
                                    eligibility.previous(recipient),
                                    eligibility.beside(recipient),
                                    batch.dispatchedBy())));
        }
        missing.forEach(participant -> settled.add(Settled.failed(participant, FailReason.IDENTITY_MISSING)));
        var opened = requests.open(asked, WORKER);
        for (var request : asked) {
            var participant = request.recipient().participant();
            var id = opened.get(participant);
            settled.add(
                    id == null
                            ? Settled.skipped(participant, SkipReason.OPEN_REQUEST)
                            : Settled.dispatched(participant, id.value()));
        }
        return settled;
    }

    /** Ends a batch of which nothing is left; nothing happens when somebody else has done so or it does not run any more. */
    @Transactional
    public void complete(Claim claim) {
        var at = clock.instant();
        var batch = batches.requireLocked(claim.organization(), claim.batch());
        if (!batch.isRunning() || !work.extend(claim, at.plus(properties.lease()))) {
            return;
        }
        var counts = items.count(claim.organization(), claim.batch());
        var before = batch.state();
        outbox.append(BatchMessages.of(batch.complete(counts, at), claim.organization(), batch.study()));
        audit.record(new AuditEntry(
                claim.organization(),
                WORKER,
                "consent.batch.completed",
                "dispatch-batch",
                claim.batch().toString(),
                at,
                Map.of("state", before),
                Map.of(
                        "state",
                        batch.state(),
                        "dispatched",
                        counts.dispatched(),
                        "skipped",
                        counts.skipped(),
                        "failed",
                        counts.failed()),
                null));
        work.remove(claim.batch());
    }
}
