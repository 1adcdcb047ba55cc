package io.trialsuite.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes and checks checkpoints, and proves single entries by them. Locks nothing: what it reads was committed and never changes.
 * Thread-safe.
 */
public final class AuditCheckpoints {

    private static final int STEP = 10_000;

    private final AuditTable entries;
    private final CheckpointTable checkpoints;
    private final CheckpointSigner signer;
    private final TransactionOperations transaction;
    private final Clock clock;

    AuditCheckpoints(
            AuditTable entries,
            CheckpointTable checkpoints,
            CheckpointSigner signer,
            TransactionOperations transaction,
            Clock clock) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.signer = signer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whose trails there are. */
    public List<UUID> organizations() {
        return transaction.execute(status -> checkpoints.organizations());
    }

    /**
     * Makes a checkpoint of what was written since the last one.
     *
     * @return the last one there is then; empty for an organization without entries
     */
    public Optional<AuditCheckpoint> create(UUID organization) {
        return in(organization, () -> {
            var last = checkpoints.last(organization);
            var fresh = stretch(organization, last.map(AuditCheckpoint::last).orElse(0L) + 1, Long.MAX_VALUE);
            if (fresh.isEmpty()) {
                return last;
            }
            var number = last.map(AuditCheckpoint::number).orElse(0L) + 1;
            var previous = last.map(AuditCheckpoint::content).orElseGet(() -> AuditRow.genesis(organization));
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            // whoever was quicker has made one as good as ours
            checkpoints.insert(AuditCheckpoint.unsigned(organization, number, fresh, previous, at)
                    .signedBy(signer));
            return checkpoints.last(organization);
        });
    }

    /** What does not fit between the checkpoints and the trail, for an operator; empty when everything does. */
    public List<String> findings(UUID organization) {
        return in(organization, () -> {
            var findings = new ArrayList<String>();
            var previous = AuditRow.genesis(organization);
            var number = 0L;
            var last = 0L;
            for (var checkpoint : checkpoints.all(organization)) {
                number++;
                if (checkpoint.number() != number || checkpoint.first() != last + 1) {
                    findings.add("checkpoint %d does not follow the one before it".formatted(checkpoint.number()));
                }
                if (!Arrays.equals(checkpoint.previous(), previous)) {
                    findings.add("checkpoint %d is not linked to the one before it".formatted(checkpoint.number()));
                }
                if (!signer.isValid(checkpoint.content(), checkpoint.signature(), checkpoint.keyId())) {
                    findings.add("the signature of checkpoint %d does not hold".formatted(checkpoint.number()));
                }
                if (!covers(checkpoint)) {
                    findings.add("the trail is not what checkpoint %d says it was".formatted(checkpoint.number()));
                }
                number = checkpoint.number();
                last = checkpoint.last();
                previous = checkpoint.content();
            }
            return findings;
        });
    }

    private boolean covers(AuditCheckpoint checkpoint) {
        var covered = stretch(checkpoint.organizationId(), checkpoint.first(), checkpoint.last());
        return covered.size() == checkpoint.last() - checkpoint.first() + 1
                && Arrays.equals(covered.root(), checkpoint.root())
                && Arrays.equals(covered.headHash(), checkpoint.headHash());
    }

    /**
     * The entries about a record, each with its way to a checkpoint; those that no checkpoint covers yet are left out.
     *
     * @param entityId as in {@link AuditEntry}
     */
    public Proof prove(UUID organization, String entityType, String entityId) {
        return in(organization, () -> {
            var proven = new ArrayList<ProvenEntry>();
            var used = new ArrayList<AuditCheckpoint>();
            var about = entries.about(organization, entityType, entityId);
            for (var checkpoint : checkpoints.all(organization)) {
                var covered = about.stream()
                        .filter(link -> link.row().seq() >= checkpoint.first()
                                && link.row().seq() <= checkpoint.last())
                        .toList();
                if (covered.isEmpty()) {
                    continue;
                }
                used.add(checkpoint);
                var stretch = stretch(organization, checkpoint.first(), checkpoint.last());
                covered.forEach(link -> proven.add(ProvenEntry.of(
                        link, checkpoint.number(), stretch.path(link.row().seq()))));
            }
            return new Proof(proven, used);
        });
    }

    /** Entries and the checkpoints that cover them. */
    public record Proof(List<ProvenEntry> entries, List<AuditCheckpoint> checkpoints) {

        public Proof {
            entries = List.copyOf(entries);
            checkpoints = List.copyOf(checkpoints);
        }
    }

    private Stretch stretch(UUID organization, long first, long last) {
        var stretch = new Stretch(first);
        var next = first;
        while (next <= last) {
            var hashes = entries.hashes(organization, next, last, STEP);
            hashes.forEach(stretch::add);
            if (hashes.size() < STEP) {
                break;
            }
            next += STEP;
        }
        return stretch;
    }

    private <T> T in(UUID organization, Supplier<T> work) {
        return transaction.execute(status -> {
            var workedFor = entries.workFor(organization.toString());
            var result = work.get();
            entries.workFor(workedFor);
            return result;
        });
    }
}
