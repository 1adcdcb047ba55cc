package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the relay decides, move by move: no threads, no database, no broker. */
class RelayStateTests {

    private static final String TOPIC = "one.fifo";
    private static final String OTHER_TOPIC = "two.fifo";
    private static final int PART = 5;
    private static final long LEASE = Duration.ofMinutes(1).toNanos();

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T10:15:30Z"));
    private final long now = System.nanoTime();

    private RelayState state(String... settings) {
        return state(new CallSizes() {}, settings);
    }

    private RelayState state(CallSizes sizes, String... settings) {
        var properties = Map.of("buffer", settings.length > 0 ? settings[0] : "100", "call-timeout", "500ms");
        return new RelayState(
                OutboxFixture.settings(properties), OutboxFixture.TENANT, clock, RelayObserver.NONE, sizes);
    }

    private void own(RelayState state, long position, long epoch) {
        state.own(List.of(new RelayStore.Taken(PART, position, epoch)), List.of(), now + LEASE);
    }

    private static OutgoingMessage event(String topic, String subject, long position) {
        return new OutgoingMessage(
                PART,
                position,
                new MessageId(new UUID(7, position)),
                topic,
                subject,
                "sample.thing.happened.v1",
                "flow",
                "{}",
                "{}".getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    private static List<OutgoingMessage> events(String topic, String subject, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(position -> event(topic, subject, position))
                .toList();
    }

    private RelayState.Read read(RelayState state) {
        state.parts().allGrew();
        return Objects.requireNonNull(state.nextRead(now));
    }

    private static void answer(RelayState state, PublishBatch batch, PublishResult result) {
        state.outcomes().published(batch, Collections.nCopies(batch.subjects().size(), result));
    }

    private PublishBatch call(RelayState state) {
        return Objects.requireNonNull(state.buffer().next(now));
    }

    private static List<Long> positions(PublishBatch batch) {
        return batch.messages().stream().map(OutgoingMessage::position).toList();
    }

    /** Applied to the new ownership, it would make the cursor pass events that were never read. */
    @Test
    void whatAnEarlierOwnershipReadIsIgnored() {
        var state = state();
        own(state, 100, 1);
        var late = read(state);
        state.lose(PART);
        own(state, 50, 2);

        state.readDone(late, events(TOPIC, "a", 101, 103));

        assertThat(state.buffer().size()).isZero();
        assertThat(read(state).positions()).containsExactly(50);
    }

    @Test
    void aSaveThatAnEarlierOwnershipLostTakesNothingFromTheNewOne() {
        var state = state();
        own(state, 0, 1);
        state.readDone(read(state), events(TOPIC, "a", 1, 1));
        answer(state, call(state), PublishResult.ACCEPTED);
        var saving = Objects.requireNonNull(state.nextSaving());
        state.lose(PART);
        own(state, 0, 3);

        state.savingFailed(saving, Set.of(PART));

        assertThat(state.parts().of(PART)).isNotNull();
    }

    @Test
    void aSaveThatTheOwnershipItselfLostEndsIt() {
        var state = state();
        own(state, 0, 1);
        state.readDone(read(state), events(TOPIC, "a", 1, 1));
        answer(state, call(state), PublishResult.ACCEPTED);
        var saving = Objects.requireNonNull(state.nextSaving());

        state.savingFailed(saving, Set.of(PART));

        assertThat(state.parts().of(PART)).isNull();
    }

    @Test
    void noCallStartsThatMightOutliveTheLease() {
        var state = state();
        state.own(
                List.of(new RelayStore.Taken(PART, 0, 1)),
                List.of(),
                now + Duration.ofMillis(499).toNanos());
        state.readDone(read(state), events(TOPIC, "a", 1, 1));

        assertThat(state.buffer().next(now)).isNull();

        state.renew(PART, 1, now + LEASE);
        assertThat(positions(call(state))).containsExactly(1L);
    }

    @Test
    void aTopicThatStaysClosedGivesWayToAnOpenOneAndLosesNothing() {
        var state = state("20");
        own(state, 0, 1);
        state.readDone(read(state), events(OTHER_TOPIC, "open", 1, 1));
        answer(state, call(state), PublishResult.ACCEPTED);
        state.readDone(read(state), events(TOPIC, "shut", 2, 20));
        var failed = call(state);
        failed.destination().failed(failed, now);
        assertThat(state.buffer().hasRoom()).isFalse();

        state.parts().allGrew();
        assertThat(state.nextRead(now)).isNull();
        state.readDone(Objects.requireNonNull(state.nextRead(now)), events(OTHER_TOPIC, "open", 21, 21));

        assertThat(positions(call(state))).containsExactly(21L);
        var saving = Objects.requireNonNull(state.nextSaving());
        assertThat(saving.settlement().advances())
                .extracting(RelayStore.Advance::position)
                .containsExactly(20L);
        assertThat(saving.settlement().holds()).singleElement().satisfies(hold -> {
            assertThat(hold.key()).isEqualTo(new SubjectKey(TOPIC, "shut"));
            assertThat(hold.first()).isEqualTo(2);
        });
        assertThat(state.nextHoldRead(now)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        var read = state.nextHoldRead(now + LEASE).orElseThrow();
        assertThat(read.hold().first).isEqualTo(2);
    }

    @Test
    void aTopicThatIsAloneKeepsItsEventsInMemory() {
        var state = state("20");
        own(state, 0, 1);
        state.readDone(read(state), events(TOPIC, "shut", 1, 20));
        var failed = call(state);
        failed.destination().failed(failed, now);

        state.parts().allGrew();

        assertThat(state.nextRead(now)).isNull();
        assertThat(state.nextRead(now)).isNull();
        assertThat(state.buffer().size()).isEqualTo(20);
        assertThat(state.nextSaving()).isNull();
    }

    @Test
    void anEmptyPageOfAHeldSubjectIsNotReadAgain() {
        var state = state();
        own(state, 0, 1);
        state.readDone(read(state), events(TOPIC, "a", 1, 1));
        answer(state, call(state), new PublishResult.Retryable("not now"));
        clock.advance(Duration.ofMinutes(1));
        var page = state.nextHoldRead(now).orElseThrow();
        state.readDone(read(state), events(TOPIC, "b", 2, 9));

        state.holdReadDone(page, List.of());

        var next = state.nextHoldRead(now).orElseThrow();
        assertThat(next.hold().first).isEqualTo(2);
        state.holdReadDone(next, List.of());
        assertThat(state.nextHoldRead(now)).isEmpty();
    }

    @Test
    void refusalsWithoutEndCloseTheTopicInsteadOfFillingTheMemory() {
        var state = state();
        var rows = IntStream.range(0, HeldSubjects.MOST)
                .mapToObj(n -> new Hold.Row(
                        PART,
                        new SubjectKey(TOPIC, "s" + n),
                        1,
                        1,
                        clock.instant().plusSeconds(3600),
                        false,
                        "no"))
                .toList();
        state.own(List.of(new RelayStore.Taken(PART, 0, 1)), rows, now + LEASE);
        state.readDone(read(state), events(TOPIC, "new", 1, 1));
        var batch = call(state);

        answer(state, batch, new PublishResult.Retryable("denied"));

        assertThat(batch.destination().closed()).isTrue();
        assertThat(state.buffer().size()).isEqualTo(1);
        assertThat(state.nextSaving()).isNull();
    }

    @Test
    void aWaitingSubjectCostsNoTurnsOfTheRelay() {
        var state = state();
        own(state, 0, 1);
        var messages = new ArrayList<OutgoingMessage>();
        IntStream.rangeClosed(1, 70).forEach(n -> messages.add(event(TOPIC, "s" + n, n)));
        state.readDone(read(state), messages);
        for (var batch = state.buffer().next(now);
                batch != null;
                batch = state.buffer().next(now)) {
            answer(state, batch, new PublishResult.Retryable("not now"));
        }
        clock.advance(Duration.ofMinutes(1));
        for (var read = state.nextHoldRead(now); read.isPresent(); read = state.nextHoldRead(now)) {
            assertThat(read.get().hold().active).isTrue();
        }

        assertThat(state.idle(now)).isGreaterThan(Duration.ofMinutes(1).toNanos());
    }

    private Pause pauseOf(String subject) {
        return new Pause(new UUID(1, 1), null, subject, null, clock.instant(), "operator", "maintenance");
    }

    @Test
    void nothingOfAPausedSubjectLeavesEvenIfItIsInMemoryAlready() {
        var state = state();
        own(state, 0, 1);
        state.readDone(read(state), events(TOPIC, "a", 1, 3));
        var underWay = call(state);

        state.pause(List.of(pauseOf("a")));
        answer(state, underWay, PublishResult.ACCEPTED);

        assertThat(state.buffer().next(now)).isNull();
        state.readDone(read(state), events(TOPIC, "b", 4, 4));
        assertThat(positions(call(state))).containsExactly(4L);
        assertThat(state.nextHoldRead(now)).isEmpty();
        assertThat(state.buffer().size()).as("only the one under way").isEqualTo(1);
    }

    @Test
    void aSubjectGoesOnWhereItWasPaused() {
        var state = state();
        own(state, 0, 1);
        state.pause(List.of(pauseOf("a")));
        state.readDone(read(state), events(TOPIC, "a", 1, 3));
        assertThat(state.buffer().next(now)).isNull();
        assertThat(state.buffer().size()).as("in the log alone").isZero();

        state.pause(List.of());

        var page = state.nextHoldRead(now).orElseThrow();
        assertThat(page.hold().first).isEqualTo(1);
        state.holdReadDone(page, events(TOPIC, "a", 1, 3));
        assertThat(positions(call(state))).containsExactly(1L);
    }

    @Test
    void onePageOfAHeldSubjectIsReadOnlyWhileThereIsMemoryForIt() {
        var state = state("20");
        own(state, 0, 1);
        state.readDone(read(state), events(TOPIC, "held", 1, 1));
        answer(state, call(state), new PublishResult.Retryable("not now"));
        state.readDone(read(state), events(TOPIC, "free", 2, 20));
        clock.advance(Duration.ofMinutes(1));

        assertThat(state.nextHoldRead(now)).isEmpty();
    }

    @Test
    void aCallTakesAsManyMessagesAsItsTopicTakesBytes() {
        var state = state(new CallSizes() {
            @Override
            public int batchBytes(String topic) {
                return topic.equals("wide") ? 100 : 50;
            }

            @Override
            public int sizeOf(OutgoingMessage message) {
                return 25;
            }
        });
        own(state, 0, 1);
        var waiting = new ArrayList<OutgoingMessage>();
        for (var n = 1; n <= 5; n++) {
            waiting.add(event("wide", "w" + n, n));
            waiting.add(event("narrow", "n" + n, n + 5));
        }
        waiting.sort(Comparator.comparingLong(OutgoingMessage::position));
        state.readDone(read(state), waiting);

        assertThat(List.of(call(state), call(state), call(state)))
                .extracting(batch -> batch.subjects().size())
                .containsExactly(4, 1, 2);
    }
}
