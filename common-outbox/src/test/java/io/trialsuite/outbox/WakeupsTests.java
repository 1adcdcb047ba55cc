package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class WakeupsTests {

    @Test
    void everyWordSurvivesTheWire() {
        var parts = new BitSet();
        parts.set(0);
        parts.set(17);
        parts.set(255);

        for (var word : new Wakeups[] {new Wakeups.Grown(parts), new Wakeups.Shares(), new Wakeups.Holds()}) {
            assertThat(Wakeups.read(word.payload())).isEqualTo(word);
        }
    }

    @Test
    void evenAllPartsFitIntoANotification() {
        var parts = new BitSet();
        parts.set(0, SubjectKey.PARTS);

        assertThat(new Wakeups.Grown(parts).payload().length()).isLessThan(8_000);
    }

    @Test
    void anUnknownWordMeansLookAtEverything() {
        assertThat(Wakeups.read("something newer"))
                .isInstanceOfSatisfying(
                        Wakeups.Grown.class,
                        grown -> assertThat(grown.parts().cardinality()).isEqualTo(SubjectKey.PARTS));
    }
}
