package io.trialsuite.outbox;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts this instance relays, and which of them may have grown since they were read. Confined to the relay's thread. */
final class OwnedParts {

    private static final int PARTS_PER_READ = 64;

    private final Map<Integer, PartProgress> parts = new HashMap<>();
    private final LinkedHashSet<Integer> grown = new LinkedHashSet<>();

    @Nullable
    PartProgress of(int part) {
        return parts.get(part);
    }

    void own(PartProgress progress) {
        parts.put(progress.part, progress);
        grown.add(progress.part);
    }

    @Nullable
    PartProgress lose(int part) {
        var progress = parts.remove(part);
        if (progress != null) {
            progress.lost = true;
            grown.remove(part);
        }
        return progress;
    }

    void drain(Collection<Integer> leaving) {
        leaving.stream().flatMap(this::stream).forEach(part -> part.draining = true);
    }

    Stream<PartProgress> stream(int part) {
        return Stream.ofNullable(parts.get(part));
    }

    Stream<PartProgress> unsaved() {
        return parts.values().stream().filter(PartProgress::unsaved);
    }

    Set<Integer> numbers() {
        return Set.copyOf(parts.keySet());
    }

    /** Notes the growth; returns the parts that are not ours. */
    BitSet grew(BitSet some) {
        var foreign = new BitSet(SubjectKey.PARTS);
        some.stream().forEach(part -> {
            if (parts.containsKey(part)) {
                grown.add(part);
            } else {
                foreign.set(part);
            }
        });
        return foreign;
    }

    void grew(int part) {
        if (parts.containsKey(part)) {
            grown.add(part);
        }
    }

    void allGrew() {
        grown.addAll(parts.keySet());
    }

    /** Grown parts with room for more, taken off the list; those that come later come next time. */
    List<PartProgress> takeGrown() {
        var chosen = new ArrayList<PartProgress>();
        for (var iterator = grown.iterator(); iterator.hasNext() && chosen.size() < PARTS_PER_READ; ) {
            var part = parts.get(iterator.next());
            if (part == null || part.draining) {
                iterator.remove();
            } else if (part.room() > PartProgress.WINDOW / 2) {
                iterator.remove();
                chosen.add(part);
            }
        }
        return chosen;
    }
}
