package io.trialsuite.outbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts this instance relays, and which of them may have grown since they were read. Confined to the relay's thread. */
final class OwnedParts {

    private final @Nullable PartProgress[] parts = new PartProgress[SubjectKey.PARTS];
    private final BitSet grown = new BitSet(SubjectKey.PARTS);
    private int next;

    @Nullable
    PartProgress of(int part) {
        return parts[part];
    }

    void own(PartProgress progress) {
        parts[progress.part] = progress;
        grown.set(progress.part);
    }

    @Nullable
    PartProgress lose(int part) {
        var progress = parts[part];
        if (progress != null) {
            progress.lost = true;
            parts[part] = null;
            grown.clear(part);
        }
        return progress;
    }

    void drain(Collection<Integer> leaving) {
        leaving.stream().flatMap(this::stream).forEach(part -> part.draining = true);
    }

    Stream<PartProgress> stream(int part) {
        return Stream.ofNullable(parts[part]);
    }

    Stream<PartProgress> stream() {
        return Arrays.stream(parts).filter(Objects::nonNull);
    }

    Stream<PartProgress> unsaved() {
        return stream().filter(PartProgress::unsaved);
    }

    Set<Integer> numbers() {
        return stream().map(part -> part.part).collect(Collectors.toSet());
    }

    /** Notes the growth; returns the parts that are not ours. */
    BitSet grew(BitSet some) {
        var foreign = new BitSet(SubjectKey.PARTS);
        some.stream().forEach(part -> (parts[part] == null ? foreign : grown).set(part));
        return foreign;
    }

    void grew(PartProgress part) {
        if (!part.lost) {
            grown.set(part.part);
        }
    }

    void allGrew() {
        stream().forEach(this::grew);
    }

    boolean anyGrew() {
        return !grown.isEmpty();
    }

    /** At most so many grown parts with room for more, taken off the list; those left out come first next time. */
    List<PartProgress> takeGrown(int most) {
        var chosen = new ArrayList<PartProgress>();
        for (var n = 0; n < SubjectKey.PARTS && chosen.size() < most; n++) {
            var part = grown.get(next) ? parts[next] : null;
            if (part != null && !part.draining && part.room() > PartProgress.WINDOW / 2) {
                grown.clear(next);
                chosen.add(part);
            } else if (part == null || part.draining) {
                grown.clear(next);
            }
            next = (next + 1) % SubjectKey.PARTS;
        }
        return chosen;
    }
}
