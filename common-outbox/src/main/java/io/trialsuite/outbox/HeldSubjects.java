package io.trialsuite.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The subjects that wait, when each is due, and which of their changes are not saved yet. Confined to the relay's thread. */
final class HeldSubjects {

    /** From so many on a topic's refusals are taken for the topic's own trouble: memory must not grow with them. */
    static final int MOST = 10_000;

    private final Map<SubjectKey, Hold> holds = new HashMap<>();
    private final TreeSet<Hold> waiting = new TreeSet<>(Comparator.comparing((Hold hold) -> hold.nextAt)
            .thenComparing(hold -> hold.key.subject())
            .thenComparing(hold -> hold.key.topic()));
    private Set<Hold> changed = new LinkedHashSet<>();
    private Map<SubjectKey, Hold.Row> ended = new HashMap<>();
    private List<RelayStore.Parked> parked = new ArrayList<>();
    private int active;

    @Nullable
    Hold of(SubjectKey key) {
        return holds.get(key);
    }

    boolean full() {
        return holds.size() >= MOST;
    }

    int active() {
        return active;
    }

    /** Its events are being read or published from now on. */
    void begin(Hold hold) {
        waiting.remove(hold);
        if (!hold.active) {
            hold.active = true;
            active++;
        }
    }

    /** Nothing of it is in memory any more; it is due at that time, or when parked, at none. */
    void pause(Hold hold, Instant nextAt) {
        waiting.remove(hold);
        if (hold.active) {
            hold.active = false;
            active--;
        }
        hold.nextAt = nextAt;
        if (!hold.parked && holds.get(hold.key) == hold) {
            waiting.add(hold);
        }
    }

    void put(Hold hold) {
        var before = holds.put(hold.key, hold);
        if (before != null && before != hold) {
            forget(before);
        }
        changed.add(hold);
        if (!hold.active && !hold.parked) {
            waiting.add(hold);
        }
    }

    void changed(Hold hold) {
        changed.add(hold);
    }

    void park(Hold hold, OutgoingMessage message, String reason, boolean holdSubject) {
        parked.add(new RelayStore.Parked(message, hold.attempts, reason));
        if (holdSubject) {
            hold.parked = true;
            waiting.remove(hold);
        }
    }

    void end(Hold hold) {
        holds.remove(hold.key);
        forget(hold);
        ended.put(hold.key, hold.row());
    }

    private void forget(Hold hold) {
        waiting.remove(hold);
        changed.remove(hold);
        if (hold.active) {
            hold.active = false;
            active--;
        }
    }

    /** Those that were paused are looked at anew. */
    void resume(Instant now) {
        holds.values().stream()
                .filter(hold -> hold.error.equals(Hold.PAUSED) && !hold.active)
                .forEach(hold -> pause(hold, now));
    }

    /**
     * Takes over what the database says, except where this relay knows better: it is at work on the hold, or about to save it.
     * No saving may be under way since before the rows were read, or an ended hold comes back.
     */
    void load(Collection<Hold.Row> rows) {
        rows.forEach(row -> {
            var known = holds.get(row.key());
            var better = ended.containsKey(row.key()) || (known != null && (known.active || changed.contains(known)));
            if (!better) {
                if (known != null) {
                    forget(known);
                }
                var hold = row.hold();
                holds.put(row.key(), hold);
                if (!hold.parked) {
                    waiting.add(hold);
                }
            }
        });
    }

    void lose(int part) {
        var lost = holds.values().stream().filter(hold -> hold.part == part).toList();
        lost.forEach(hold -> {
            holds.remove(hold.key);
            forget(hold);
        });
        ended.values().removeIf(row -> row.part() == part);
        parked.removeIf(message -> message.message().part() == part);
    }

    Optional<Hold> due(Instant now) {
        return nextAt().filter(at -> !at.isAfter(now)).map(at -> waiting.first());
    }

    Optional<Instant> nextAt() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first().nextAt);
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
