package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Sends published events once more to one consumer: in order of their subject, at a limited rate, by whom and why on record.
 *
 * <p>Each carries the attribute {@code replayid}. The consumer's inbox remembers it together with that id, so a replay takes
 * effect once more, and only once however often it is interrupted. Thread-safe; works on any instance.
 */
public final class Replays implements SmartLifecycle {

    /** Extension attribute by which a handler can tell a replayed message. */
    public static final String ATTRIBUTE = "replayid";

    private static final Logger log = LoggerFactory.getLogger(Replays.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    /** A chunk takes ten seconds at most, a third of the lease on a replay. */
    private static final int CHUNK_SECONDS = 10;

    private static final int CHUNK = 100;

    private final ReplayTable table;
    private final OperationLog operations;
    private final WireMessages wire;
    private final SqsAsyncClient sqs;
    private final Clock clock;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Periodic working;

    Replays(ReplayTable table, OperationLog operations, WireMessages wire, SqsAsyncClient sqs, Clock clock) {
        this.table = table;
        this.operations = operations;
        this.wire = wire;
        this.sqs = sqs;
        this.clock = clock;
    }

    /**
     * Begins within seconds, on one of the instances.
     *
     * @param by who decides
     * @param reason why the consumer needs the events again
     */
    public UUID request(Replay.Request request, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        var id = UUID.randomUUID();
        table.insert(id, request, by, reason);
        operations.add(by, "REPLAY", request.queue() + " " + id, reason, 0);
        Thread.ofVirtual().name("outbox-replay").start(this::workQuietly);
        return id;
    }

    /** Stops a replay where it is; false when it had ended before. */
    public boolean stop(UUID replay, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        var stopped = table.end(replay, Replay.State.STOPPED);
        if (stopped) {
            operations.add(by, "STOP_REPLAY", replay.toString(), reason, 0);
        }
        return stopped;
    }

    /** The latest hundred, newest first. */
    public List<Replay> list() {
        return table.list();
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        working = Periodic.every(INTERVAL, "outbox-replays", this::workQuietly);
    }

    private void workQuietly() {
        try {
            for (var claimed = table.claim(); claimed.isPresent(); claimed = table.claim()) {
                run(claimed.get());
            }
        } catch (RuntimeException e) {
            if (isRunning()) {
                log.atWarn().setCause(e).log("A replay was interrupted and goes on later");
            }
        }
    }

    private void run(ReplayTable.Running claimed) {
        var running = claimed;
        while (running.part() < SubjectKey.PARTS) {
            var chunk = Math.min(CHUNK, running.replay().perSecond() * CHUNK_SECONDS);
            var events = table.events(running, chunk);
            for (var event : events) {
                send(running.replay(), event);
                if (!pause(Duration.ofSeconds(1).dividedBy(running.replay().perSecond()))) {
                    return;
                }
            }
            running = advanced(running, events, chunk);
            if (!table.progress(running)) {
                return;
            }
        }
        table.end(running.replay().id(), Replay.State.DONE);
    }

    private static ReplayTable.Running advanced(ReplayTable.Running running, List<OutgoingMessage> events, int chunk) {
        if (events.size() < chunk) {
            return new ReplayTable.Running(sent(running.replay(), events.size()), running.part() + 1, 0);
        }
        return new ReplayTable.Running(
                sent(running.replay(), events.size()),
                running.part(),
                events.getLast().position());
    }

    private static Replay sent(Replay replay, int more) {
        return new Replay(
                replay.id(),
                replay.queue(),
                replay.from(),
                replay.to(),
                replay.type(),
                replay.subject(),
                replay.perSecond(),
                replay.requestedBy(),
                replay.reason(),
                replay.state(),
                replay.sent() + more);
    }

    private boolean pause(Duration duration) {
        try {
            return !stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void send(Replay replay, OutgoingMessage event) {
        var url = sqs.getQueueUrl(request -> request.queueName(replay.queue()))
                .join()
                .queueUrl();
        var body =
                wire.body(event, clock.instant(), Map.of(ATTRIBUTE, replay.id().toString()));
        var attributes = new HashMap<String, MessageAttributeValue>();
        wire.attributes(event)
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        sqs.sendMessage(request -> {
                    request.queueUrl(url).messageBody(body).messageAttributes(attributes);
                    if (replay.queue().endsWith(".fifo")) {
                        request.messageGroupId(event.subject()).messageDeduplicationId(event.id() + "/" + replay.id());
                    }
                })
                .join();
    }

    @Override
    public void stop() {
        stopping.countDown();
        if (working != null) {
            working.close();
            working = null;
        }
    }

    @Override
    public boolean isRunning() {
        return working != null;
    }
}
