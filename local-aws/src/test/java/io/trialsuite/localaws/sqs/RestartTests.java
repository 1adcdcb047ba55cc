package io.trialsuite.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.localaws.journal.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final HeldClock clock = new HeldClock();
    private Engine engine = new Engine(clock, null);

    private void restart() {
        engine.close();
        engine = new Engine(clock, directory);
    }

    /** The same again, but read from a snapshot instead of the history. */
    private void compactAndRestart() {
        restart();
        engine.close();
        var journal = Journal.open(directory, "sqs");
        var queues = new TreeMap<String, Queue>();
        var lock = new ReentrantLock();
        var replay = new QueueReplay(queues, lock::newCondition);
        journal.replay(replay::apply);
        journal.compact(QueueReplay.snapshot(queues, replay.lastSequence(), clock.instant()));
        journal.close();
        engine = new Engine(clock, directory);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatWasAcceptedIsThereAndWhatWasDeletedIsNot() {
        restart();
        var queue = engine.fifo(Map.of("VisibilityTimeout", "30"));
        engine.send(queue, "g", "1", "deleted");
        engine.delete(queue, engine.receive(queue).getFirst());
        engine.send(queue, "g", "2", "kept");

        for (Runnable again : List.<Runnable>of(this::restart, this::compactAndRestart)) {
            again.run();

            assertThat(engine.depth(queue)).isEqualTo(new Queue.Depth(1, 0, 0));
        }
        assertThat(engine.bodies(queue)).containsExactly("kept");
    }

    @Test
    void aMessageInFlightStaysSoAndItsHandleStaysGood() {
        restart();
        var queue = engine.fifo(Map.of());
        engine.send(queue, "g", "1", "one");
        engine.send(queue, "h", "2", "two");
        var deliveries = engine.receive(queue);

        for (Runnable again : List.<Runnable>of(this::restart, this::compactAndRestart)) {
            again.run();

            assertThat(engine.depth(queue)).isEqualTo(new Queue.Depth(0, 2, 0));
        }
        assertThat(engine.delete(queue, deliveries.getFirst())).isEmpty();
        clock.pass(Duration.ofSeconds(30));
        var back = engine.receive(queue).getFirst();
        assertThat(back.message().content().body()).isEqualTo("two");
        assertThat(back.receives()).isEqualTo(2);
    }

    @Test
    void aDuplicateIsStillOneAndSequencesGoOn() {
        restart();
        var queue = engine.fifo(Map.of());
        var first = engine.send(queue, "g", "id", "x");
        engine.delete(queue, engine.receive(queue).getFirst());

        compactAndRestart();

        assertThat(engine.send(queue, "g", "id", "x")).isEqualTo(first);
        assertThat(engine.send(queue, "g", "other", "y").sequenceNumber())
                .isGreaterThan(String.valueOf(first.sequenceNumber()));
    }

    @Test
    void deadLettersStayWhereTheyWent() {
        restart();
        var dead = engine.standard(Map.of());
        var queue = engine.queues
                .create(
                        "source",
                        Map.of(
                                "VisibilityTimeout",
                                "0",
                                "RedrivePolicy",
                                "{\"deadLetterTargetArn\":\"" + Engine.ACCOUNT.arn("sqs", dead)
                                        + "\",\"maxReceiveCount\":\"1\"}"),
                        Map.of())
                .name();
        engine.send(queue, "poison");
        engine.receive(queue);
        assertThat(engine.receive(queue)).isEmpty();

        for (Runnable again : List.<Runnable>of(this::restart, this::compactAndRestart)) {
            again.run();

            assertThat(engine.depth(queue)).isEqualTo(new Queue.Depth(0, 0, 0));
            assertThat(engine.depth(dead)).isEqualTo(new Queue.Depth(1, 0, 0));
        }
        assertThat(engine.receive(dead).getFirst().message().deadLetterSource())
                .isEqualTo(Engine.ACCOUNT.arn("sqs", queue));
    }

    @Test
    void withoutADirectoryNothingIsKept() {
        var queue = engine.standard(Map.of());
        engine.send(queue, "m");

        engine.close();
        engine = new Engine(clock, null);

        assertThat(engine.queues.locked(() -> engine.queues.all())).isEmpty();
    }
}
