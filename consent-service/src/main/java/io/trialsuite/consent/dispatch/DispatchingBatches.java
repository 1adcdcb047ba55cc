package io.trialsuite.consent.dispatch;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.participants.GroupRoll;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.outbox.MessageContext;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator does with a batch: try it out, start it, hold it, give it up. */
@Service
public class DispatchingBatches {

    private final DispatchBatches batches;
    private final DispatchItems items;
    private final DispatchWork work;
    private final DocumentCatalogue documents;
    private final GroupRoll groups;
    private final IdentityVault vault;
    private final CheckingEligibility checking;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final DispatchLoop loop;
    private final Clock clock;

    DispatchingBatches(
            DispatchBatches batches,
            DispatchItems items,
            DispatchWork work,
            DocumentCatalogue documents,
            GroupRoll groups,
            IdentityVault vault,
            CheckingEligibility checking,
            Outbox outbox,
            AuditTrail audit,
            DispatchLoop loop,
            Clock clock) {
        this.batches = batches;
        this.items = items;
        this.work = work;
        this.documents = documents;
        this.groups = groups;
        this.vault = vault;
        this.checking = checking;
        this.outbox = outbox;
        this.audit = audit;
        this.loop = loop;
        this.clock = clock;
    }

    @Transactional
    public BatchId prepare(PrepareBatch command) {
        var organization = command.by().organizationId();
        var version = documents.requireEffective(organization, command.version());
        var group = groups.require(organization, command.group());
        if (!group.studyId().equals(version.study().value())) {
            throw new StudyDiffers();
        }
        if (group.members() == 0) {
            throw new GroupEmpty(command.group());
        }
        var at = clock.instant();
        var dryRun = dryRun(command, version);
        var batch = new DispatchBatch(BatchId.next(), command, version, dryRun, at);
        batches.save(batch);
        outbox.append(BatchMessages.of(batch.validated(), organization, batch.study()));
        record(
                command.by(),
                "consent.batch.prepared",
                batch,
                at,
                null,
                Map.of("state", batch.state(), "total", dryRun.total(), "eligible", dryRun.eligible()));
        return batch.id();
    }

    /** Starting again is allowed and does nothing: the items exist, and each is dispatched once. */
    @Transactional
    public void start(CommandBatch command) {
        var organization = command.by().organizationId();
        var batch = batches.requireLocked(organization, command.batch());
        if (batch.isStarted()) {
            return;
        }
        documents.requireEffective(organization, batch.version());
        var at = clock.instant();
        var total = items.snapshot(organization, batch.id(), batch.group());
        var started = batch.start(command.by().accountId(), total, at);
        work.add(batch.id(), organization, correlationId(batch));
        started.ifPresent(event -> outbox.append(BatchMessages.of(event, organization, batch.study())));
        record(command.by(), "consent.batch.started", batch, at, null, Map.of("state", batch.state(), "total", total));
        loop.wakeAfterCommit();
    }

    /** The chunk in hand is finished first; pausing again does nothing. */
    @Transactional
    public void pause(CommandBatch command) {
        var batch = batches.requireLocked(command.by().organizationId(), command.batch());
        var before = batch.state();
        if (batch.pause()) {
            work.remove(batch.id());
            recordChange(command.by(), "consent.batch.paused", batch, clock.instant(), before, Map.of());
        }
    }

    @Transactional
    public void resume(CommandBatch command) {
        var organization = command.by().organizationId();
        var batch = batches.requireLocked(organization, command.batch());
        var before = batch.state();
        var at = clock.instant();
        if (batch.resume(at)) {
            documents.requireEffective(organization, batch.version());
            work.add(batch.id(), organization, correlationId(batch));
            recordChange(command.by(), "consent.batch.resumed", batch, at, before, Map.of());
            loop.wakeAfterCommit();
        }
    }

    /** Gives the batch up: who was asked stays asked, the others never are. */
    @Transactional
    public void cancel(CommandBatch command) {
        var organization = command.by().organizationId();
        var batch = batches.requireLocked(organization, command.batch());
        var before = batch.state();
        var at = clock.instant();
        if (!before.isEnd()) {
            work.remove(batch.id());
            items.cancelPending(organization, batch.id(), at);
        }
        var counts = items.count(organization, batch.id());
        batch.cancel(command.by().accountId(), counts, at).ifPresent(event -> {
            outbox.append(BatchMessages.of(event, organization, batch.study()));
            recordChange(
                    command.by(),
                    "consent.batch.cancelled",
                    batch,
                    at,
                    before,
                    Map.of("dispatched", counts.dispatched(), "cancelled", counts.cancelled()));
        });
    }

    private DryRun dryRun(PrepareBatch command, PublishedVersion version) {
        var organization = command.by().organizationId();
        var members = items.members(organization, command.group());
        var eligibility = checking.of(organization, version, members);
        var skipped = new EnumMap<SkipReason, Integer>(SkipReason.class);
        for (var recipient : vault.find(organization, members)) {
            eligibility.reasonAgainst(recipient).ifPresent(reason -> skipped.merge(reason, 1, Integer::sum));
        }
        return DryRun.of(members.size(), skipped);
    }

    private static String correlationId(DispatchBatch batch) {
        return MessageContext.current()
                .map(MessageContext::correlationId)
                .orElseGet(() -> batch.id().toString());
    }

    private void recordChange(
            StaffMember by,
            String action,
            DispatchBatch batch,
            Instant at,
            BatchState before,
            Map<String, Object> facts) {
        var after = new TreeMap<String, Object>(facts);
        after.put("state", batch.state());
        record(by, action, batch, at, Map.of("state", before), after);
    }

    private void record(
            StaffMember by,
            String action,
            DispatchBatch batch,
            Instant at,
            @Nullable Map<String, Object> before,
            Map<String, Object> after) {
        audit.record(new AuditEntry(
                by.organizationId(),
                by.actor(),
                action,
                "dispatch-batch",
                batch.id().toString(),
                at,
                before,
                after,
                null));
    }
}
