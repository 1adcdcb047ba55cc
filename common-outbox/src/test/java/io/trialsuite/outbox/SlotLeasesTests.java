package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotLeasesTests {

    private final List<String> instances =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(4).toList();

    @Test
    void everySlotHasExactlyOneOwner() {
        var shares = instances.stream()
                .map(instance -> SlotLeases.wanted(instance, instances))
                .toList();

        assertThat(shares.stream().mapToInt(Set::size).sum()).isEqualTo(SlotLeases.SLOTS);
        assertThat(shares.stream().flatMap(Set::stream)).doesNotHaveDuplicates();
    }

    @Test
    void aLeaverMovesOnlyItsOwnSlots() {
        var remaining = instances.subList(1, 4);

        for (var instance : remaining) {
            var before = SlotLeases.wanted(instance, instances);
            assertThat(SlotLeases.wanted(instance, remaining)).containsAll(before);
        }
    }

    @Test
    void slotsCoverEveryPartOnce() {
        var slots = new HashSet<Integer>();
        for (var slot = 0; slot < SlotLeases.SLOTS; slot++) {
            slots.add(slot);
        }

        assertThat(SlotLeases.parts(slots)).hasSize(SubjectKey.PARTS).doesNotHaveDuplicates();
    }
}
