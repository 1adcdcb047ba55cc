package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.journal.Journal;
import java.io.Closeable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All queues of the account, their one lock and their journal. One lock for all of them makes moves between queues and
 * snapshots simple, and is held for microseconds: parsing, hashing of answers and writing to sockets happen outside.
 */
final class Queues implements Closeable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Queue> queues = new TreeMap<>();
    private final Account account;
    private final Clock clock;
    private final Journal journal;
    private long lastSequence;

    Queues(Account account, Clock clock, Journal journal) {
        this.account = account;
        this.clock = clock;
        this.journal = journal;
        var replay = new QueueReplay(queues, lock::newCondition);
        journal.replay(replay::apply);
        this.lastSequence = replay.lastSequence();
    }

    Queue create(String name, Map<String, String> attributes, Map<String, String> tags) {
        return locked(() -> {
            var wanted = QueueAttributes.NONE.with(attributes);
            var existing = queues.get(name);
            if (existing != null) {
                requireSame(existing, attributes);
                return existing;
            }
            checkName(name, wanted);
            checkRedrive(name, wanted);
            var queue = new Queue(name, now(), lock.newCondition());
            append(List.of(QueueRecord.queue(queue, wanted, tags, now())));
            queue.attributes = wanted;
            queue.tags = Map.copyOf(tags);
            queues.put(name, queue);
            return queue;
        });
    }

    private static void requireSame(Queue existing, Map<String, String> attributes) {
        var effective = existing.attributes.effective(existing.fifo());
        attributes.forEach((name, value) -> {
            if (!value.equals(effective.get(name))) {
                throw Refusals.queueNameExists(name);
            }
        });
    }

    private static void checkName(String name, QueueAttributes attributes) {
        var stem = name.endsWith(".fifo") ? name.substring(0, name.length() - 5) : name;
        if (!stem.matches("[A-Za-z0-9_-]+") || name.length() > 80) {
            throw Refusals.invalidParameter(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        if (name.endsWith(".fifo") != attributes.flag("FifoQueue")) {
            throw Refusals.invalidParameter("The name of a FIFO queue can only include alphanumeric characters,"
                    + " hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length");
        }
    }

    private void checkRedrive(String name, QueueAttributes attributes) {
        attributes.redrivePolicy().ifPresent(policy -> {
            var text = attributes.values().getOrDefault("RedrivePolicy", "");
            var target = findByArn(policy.deadLetterTargetArn());
            if (target == null) {
                throw RedrivePolicy.invalid(text, "Dead letter target does not exist.");
            }
            if (target.fifo() != name.endsWith(".fifo")) {
                throw RedrivePolicy.invalid(text, "Dead-letter queue must be same type of queue as the source.");
            }
        });
    }

    void change(
            String name,
            Function<QueueAttributes, QueueAttributes> attributes,
            Function<Map<String, String>, Map<String, String>> tags) {
        locked(() -> {
            var queue = require(name);
            var nextAttributes = attributes.apply(queue.attributes);
            var nextTags = tags.apply(queue.tags);
            checkRedrive(name, nextAttributes);
            append(List.of(QueueRecord.queue(queue, nextAttributes, nextTags, now())));
            queue.attributes = nextAttributes;
            queue.tags = Map.copyOf(nextTags);
            queue.modifiedAt = now();
            return queue;
        });
    }

    void drop(String name) {
        locked(() -> {
            var queue = require(name);
            append(List.of(QueueRecord.dropped(queue)));
            queues.remove(name);
            queue.arrived().signalAll();
            return queue;
        });
    }

    void purge(String name) {
        locked(() -> {
            var queue = require(name);
            append(List.of(QueueRecord.purged(queue)));
            queue.clear();
            return queue;
        });
    }

    /** Runs with the lock held. */
    <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** In the order of their names; with the lock held. */
    Collection<Queue> all() {
        return queues.values();
    }

    /**
     * The queue of that name, up to date; with the lock held.
     *
     * @throws AwsError if there is none
     */
    Queue require(String name) {
        var queue = queues.get(name);
        if (queue == null) {
            throw Refusals.queueDoesNotExist();
        }
        var now = now();
        queue.reveal(now);
        var outdated = queue.outdated(now);
        if (!outdated.isEmpty()) {
            append(List.of(QueueRecord.removed(queue, outdated)));
            outdated.forEach(queue::remove);
        }
        return queue;
    }

    /** How many consumers are waiting for a message; with the lock held. */
    int waitingFor(Queue queue) {
        return lock.getWaitQueueLength(queue.arrived());
    }

    @Nullable
    Queue findByArn(String arn) {
        var prefix = account.arn("sqs", "");
        return arn.startsWith(prefix) ? queues.get(arn.substring(prefix.length())) : null;
    }

    String arnOf(Queue queue) {
        return account.arn("sqs", queue.name());
    }

    /** Must be called, with the lock held, before the change that the records speak of is applied. */
    void append(List<? extends JsonNode> records) {
        if (journal.wantsCompaction()) {
            journal.compact(QueueReplay.snapshot(queues, lastSequence, now()));
        }
        journal.append(records);
    }

    /** Larger than all before; with the lock held. */
    long nextSequence() {
        return ++lastSequence;
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        journal.close();
    }
}
