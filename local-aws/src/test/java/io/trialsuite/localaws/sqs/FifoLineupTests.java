package io.trialsuite.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FifoLineupTests {

    private final FifoLineup lineup = new FifoLineup();

    private static Message message(long sequence, String group) {
        return new Message(
                sequence,
                "id-" + sequence,
                Instant.EPOCH,
                new NewMessage("body", group, "d" + sequence, null, null, null),
                null);
    }

    private List<Message> take(int max) {
        return lineup.take(max, message -> false, new ArrayList<>());
    }

    @Test
    void groupsComeInTheOrderOfTheirOldestMessage() {
        lineup.add(message(1, "a"));
        lineup.add(message(2, "b"));
        lineup.add(message(3, "a"));

        assertThat(take(10)).extracting(Message::sequence).containsExactly(1L, 3L, 2L);
    }

    @Test
    void theRestOfAGroupWaitsUntilAllItsMessagesInFlightAreReleased() {
        lineup.add(message(1, "a"));
        lineup.add(message(2, "a"));
        lineup.add(message(3, "a"));
        var taken = take(2);

        lineup.released(taken.getFirst());
        assertThat(lineup.ready()).isFalse();
        assertThat(take(10)).isEmpty();

        lineup.released(taken.getLast());
        assertThat(take(10)).extracting(Message::sequence).containsExactly(3L);
    }

    @Test
    void poisonLeavesTheLineWithoutHoldingItsGroup() {
        lineup.add(message(1, "a"));
        lineup.add(message(2, "a"));
        var dead = new ArrayList<Message>();

        var taken = lineup.take(10, message -> message.sequence() == 1, dead);

        assertThat(dead).extracting(Message::sequence).containsExactly(1L);
        assertThat(taken).extracting(Message::sequence).containsExactly(2L);
    }

    /** Random consumers that keep, return and delete; seen from outside, order within a group never breaks. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inAnyInterleavingAGroupIsHandedOutInOrderAndNothingIsLost(long seed) {
        var random = new Random(seed);
        var inFlight = new ArrayDeque<Message>();
        var busy = new HashSet<String>();
        var lastDeleted = new HashMap<String, Long>();
        int sent = 0;
        int deleted = 0;
        while (deleted < 500) {
            if (sent < 500 && random.nextBoolean()) {
                lineup.add(message(++sent, "g" + random.nextInt(7)));
            }
            if (random.nextBoolean() || sent == 500) {
                var groupsBefore = new HashSet<>(busy);
                for (var message : take(1 + random.nextInt(4))) {
                    assertThat(groupsBefore).doesNotContain(message.group());
                    assertThat(message.sequence()).isGreaterThan(lastDeleted.getOrDefault(message.group(), 0L));
                    busy.add(message.group());
                    inFlight.add(message);
                }
            }
            while (!inFlight.isEmpty() && random.nextInt(3) > 0) {
                var group = inFlight.getFirst().group();
                var batch =
                        inFlight.stream().filter(m -> m.group().equals(group)).toList();
                inFlight.removeAll(batch);
                busy.remove(group);
                boolean returned = random.nextInt(4) == 0;
                for (var message : batch) {
                    lineup.released(message);
                    if (returned) {
                        lineup.add(message);
                    } else {
                        lastDeleted.put(group, message.sequence());
                        deleted++;
                    }
                }
            }
        }
        assertThat(lineup.size()).isZero();
        assertThat(lineup.ready()).isFalse();
    }
}
