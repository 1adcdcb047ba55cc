package io.trialsuite.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subjects that wait, and which of their changes are not saved yet. Confined to the relay's thread. */
final class HeldSubjects {

    private final Map<SubjectKey, Hold> holds = new HashMap<>();
    private Set<Hold> changed = new LinkedHashSet<>();
    private Map<SubjectKey, Hold.Row> ended = new HashMap<>();
    private List<RelayStore.Parked> parked = new ArrayList<>();

    @Nullable
    Hold of(SubjectKey key) {
        return holds.get(key);
    }

    void put(Hold hold) {
        holds.put(hold.key, hold);
        changed.add(hold);
    }

    void changed(Hold hold) {
        changed.add(hold);
    }

    void park(OutgoingMessage message, int attempts, String reason) {
        parked.add(new RelayStore.Parked(message, attempts, reason));
    }

    void end(Hold hold) {
        holds.remove(hold.key);
        changed.remove(hold);
        ended.put(hold.key, hold.row());
    }

    /** Takes over what the database says, except where this relay knows better: it is at work on the hold, or about to save it. */
    void load(Collection<Hold.Row> rows) {
        rows.forEach(row -> {
            var known = holds.get(row.key());
            var better = ended.containsKey(row.key()) || (known != null && (known.active || changed.contains(known)));
            if (!better) {
                holds.put(row.key(), row.hold());
            }
        });
    }

    void lose(int part) {
        holds.values().removeIf(hold -> hold.part == part);
        changed.removeIf(hold -> hold.part == part);
        ended.values().removeIf(row -> row.part() == part);
        parked.removeIf(message -> message.message().part() == part);
    }

    Optional<Hold> due(Instant now) {
        return holds.values().stream().filter(hold -> hold.due(now)).findFirst();
    }

    long active() {
        return holds.values().stream().filter(hold -> hold.active).count();
    }

    Optional<Instant> nextAt() {
        return holds.values().stream()
                .filter(hold -> !hold.active && !hold.parked)
                .map(hold -> hold.nextAt)
                .min(Instant::compareTo);
    }

    boolean unsaved(int part) {
        return changed.stream().anyMatch(hold -> hold.part == part)
                || ended.values().stream().anyMatch(row -> row.part() == part)
                || parked.stream().anyMatch(message -> message.message().part() == part);
    }

    /** Changes on their way to the database; handed back if they do not arrive. */
    record Changes(Set<Hold> changed, Map<SubjectKey, Hold.Row> ended, List<RelayStore.Parked> parked) {

        Set<Integer> parts() {
            var parts = new HashSet<Integer>();
            changed.forEach(hold -> parts.add(hold.part));
            ended.values().forEach(row -> parts.add(row.part()));
            parked.forEach(message -> parts.add(message.message().part()));
            return parts;
        }

        RelayStore.Settlement settlement(List<RelayStore.Advance> advances) {
            return new RelayStore.Settlement(
                    advances,
                    changed.stream().map(Hold::row).toList(),
                    List.copyOf(ended.values()),
                    List.copyOf(parked));
        }
    }

    Changes takeChanges() {
        var changes = new Changes(changed, ended, parked);
        changed = new LinkedHashSet<>();
        ended = new HashMap<>();
        parked = new ArrayList<>();
        return changes;
    }

    void restore(Changes changes) {
        changes.changed().stream().filter(hold -> holds.get(hold.key) == hold).forEach(changed::add);
        changes.ended().forEach((key, row) -> {
            if (!holds.containsKey(key)) {
                ended.putIfAbsent(key, row);
            }
        });
        parked.addAll(0, changes.parked());
    }
}
