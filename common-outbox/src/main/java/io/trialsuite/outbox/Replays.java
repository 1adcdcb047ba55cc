package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

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
    /** A third of the lease on a replay, less what one call may take. */
    private static final Duration SAVE_EVERY = Duration.ofSeconds(5);

    private static final int CHUNK = 100;
    private static final int MOST_BYTES = 256 * 1024;

    private final ReplayTable table;
    private final OperationLog operations;
    private final TransactionTemplate transaction;
    private final WireMessages wire;
    private final SqsAsyncClient sqs;
    private final Map<String, Subscription> subscriptions;
    private final Clock clock;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Periodic working;

    /** @param subscriptions those of this service, by queue */
    Replays(
            ReplayTable table,
            OperationLog operations,
            TransactionTemplate transaction,
            WireMessages wire,
            SqsAsyncClient sqs,
            Map<String, Subscription> subscriptions,
            Clock clock) {
        this.table = table;
        this.operations = operations;
        this.transaction = transaction;
        this.wire = wire;
        this.sqs = sqs;
        this.subscriptions = Map.copyOf(subscriptions);
        this.clock = clock;
    }

    /**
     * Begins within seconds, on one of the instances.
     *
     * @param by who decides
     * @param reason why the consumer needs the events again
     * @throws IllegalArgumentException when the queue's consumer would dead-letter what is asked for, or when it is another service
     *     and the type is not said: only the consumer knows what it handles
     */
    public UUID request(Replay.Request request, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        var types = types(request);
        var id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            table.insert(id, request, types, by, reason);
            operations.add(by, "REPLAY", request.queue() + " " + id, reason, 0);
        });
        Thread.ofVirtual().name("outbox-replay").start(this::workQuietly);
        return id;
    }

    private Set<String> types(Replay.Request request) {
        var own = subscriptions.get(request.queue());
        if (own == null) {
            if (request.type() == null) {
                throw new IllegalArgumentException(
                        "The type must be said, for another service consumes " + request.queue());
            }
            return Set.of(request.type());
        }
        var handled = own.routes().keySet();
        if (request.type() == null && !handled.isEmpty()) {
            return handled;
        }
        if (request.type() == null || !handled.contains(request.type())) {
            throw new IllegalArgumentException(request.queue() + " has no handler for events of this kind");
        }
        return Set.of(request.type());
    }

    /** Stops a replay where it is; false when it had ended before. */
    public boolean stop(UUID replay, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var stopped = table.stop(replay);
            if (stopped) {
                operations.add(by, "STOP_REPLAY", replay.toString(), reason, 0);
            }
            return stopped;
        }));
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

    void workQuietly() {
        try {
            for (var next = claim(); next.isPresent(); next = claim()) {
                run(next.get());
            }
        } catch (RuntimeException e) {
            if (stopping.getCount() > 0) {
                log.atWarn().setCause(e).log("A replay was interrupted and goes on later");
            }
        }
    }

    private Optional<ReplayTable.Running> claim() {
        return stopping.getCount() > 0 ? table.claim() : Optional.empty();
    }

    private void run(ReplayTable.Running claimed) {
        var run = new Run(claimed);
        try {
            run.run();
        } catch (RuntimeException e) {
            run.leave();
            throw e;
        }
    }

    /** One holding of one replay. */
    private final class Run {

        private ReplayTable.Running running;
        private long saved = System.nanoTime();

        Run(ReplayTable.Running claimed) {
            this.running = claimed;
        }

        void run() {
            var queue = SqsQueue.named(running.replay().queue(), sqs);
            while (running.part() < SubjectKey.PARTS) {
                var events = table.events(running, CHUNK);
                for (var from = 0; from < events.size(); ) {
                    var batch = batch(events.subList(from, events.size()));
                    queue.send(entries(running.replay(), batch));
                    from += batch.size();
                    running = running.at(running.part(), batch.getLast().position(), batch.size());
                    if (!pause(batch.size()) || !held()) {
                        leave();
                        return;
                    }
                }
                if (events.size() < CHUNK) {
                    running = running.at(running.part() + 1, 0, 0);
                }
                if (!held()) {
                    return;
                }
            }
            if (save()) {
                table.finish(running);
            }
        }

        void leave() {
            table.progress(running);
            table.letGo(running);
        }

        private boolean pause(int sent) {
            try {
                var share = Duration.ofSeconds(sent).dividedBy(running.replay().perSecond());
                return !stopping.await(share.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** False when it was stopped or claimed by another; looked up when it is time to save. */
        private boolean held() {
            return System.nanoTime() - saved < SAVE_EVERY.toNanos() || save();
        }

        private boolean save() {
            saved = System.nanoTime();
            return table.progress(running);
        }
    }

    /** As many of the next as may travel together: of different subjects, or a partial failure could swap two. */
    private List<OutgoingMessage> batch(List<OutgoingMessage> events) {
        var subjects = new HashSet<String>();
        var bytes = 0;
        var size = 0;
        while (size < Math.min(SqsQueue.BATCH, events.size())) {
            var event = events.get(size);
            bytes += wire.sizeOf(event);
            if (!subjects.add(event.subject()) || (size > 0 && bytes > MOST_BYTES)) {
                break;
            }
            size++;
        }
        return events.subList(0, size);
    }

    private List<SendMessageBatchRequestEntry> entries(Replay replay, List<OutgoingMessage> batch) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>(batch.size());
        for (var event : batch) {
            entries.add(entry(Integer.toString(entries.size()), replay, event));
        }
        return entries;
    }

    private SendMessageBatchRequestEntry entry(String number, Replay replay, OutgoingMessage event) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        wire.attributes(event).forEach((name, value) -> attributes.put(name, SqsQueue.text(value)));
        var entry = SendMessageBatchRequestEntry.builder()
                .id(number)
                .messageBody(wire.body(
                        event, clock.instant(), Map.of(ATTRIBUTE, replay.id().toString())))
                .messageAttributes(attributes);
        if (replay.queue().endsWith(".fifo")) {
            entry.messageGroupId(event.subject()).messageDeduplicationId(event.id() + "/" + replay.id());
        }
        return entry.build();
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
