package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.journal.Journal;
import java.io.Closeable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All topics and subscriptions of the account, their lock and their journal. */
final class Topics implements Closeable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Topic> topics = new TreeMap<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Account account;
    private final Clock clock;
    private final Journal journal;
    private long lastSequence;

    Topics(Account account, Clock clock, Journal journal) {
        this.account = account;
        this.clock = clock;
        this.journal = journal;
        var replay = new TopicReplay(topics, subscriptions);
        journal.replay(replay::apply);
        this.lastSequence = replay.lastSequence();
    }

    Topic create(String name, Map<String, String> attributes, Map<String, String> tags) {
        return locked(() -> {
            var settings = new LinkedHashMap<>(attributes);
            var fifo = "true".equals(settings.remove("FifoTopic"));
            checkName(name, fifo);
            settings.forEach(Topic::checkAttribute);
            var existing = topics.get(account.arn("sns", name));
            if (existing != null) {
                if (!existing.attributes.entrySet().containsAll(settings.entrySet())) {
                    throw SnsRefusals.invalid("Attributes Reason: Topic already exists with different attributes");
                }
                return existing;
            }
            var topic = new Topic(account.arn("sns", name));
            append(TopicRecord.topic(topic, settings, tags));
            topic.attributes = Map.copyOf(settings);
            topic.tags = Map.copyOf(tags);
            topics.put(topic.arn(), topic);
            return topic;
        });
    }

    private static void checkName(String name, boolean fifo) {
        var stem = name.endsWith(".fifo") ? name.substring(0, name.length() - 5) : name;
        if (!stem.matches("[A-Za-z0-9_-]{1,256}") || fifo != name.endsWith(".fifo")) {
            throw SnsRefusals.invalid("Topic Name");
        }
    }

    void change(String arn, Consumer<Map<String, String>> attributes, Consumer<Map<String, String>> tags) {
        locked(() -> {
            var topic = require(arn);
            var nextAttributes = new LinkedHashMap<>(topic.attributes);
            var nextTags = new LinkedHashMap<>(topic.tags);
            attributes.accept(nextAttributes);
            tags.accept(nextTags);
            nextAttributes.forEach(Topic::checkAttribute);
            append(TopicRecord.topic(topic, nextAttributes, nextTags));
            topic.attributes = Map.copyOf(nextAttributes);
            topic.tags = Map.copyOf(nextTags);
            return topic;
        });
    }

    /** Deleting a topic that does not exist succeeds, as on AWS. */
    void drop(String arn) {
        locked(() -> {
            if (topics.containsKey(arn)) {
                append(TopicRecord.dropped(arn));
                topics.remove(arn);
                subscriptions.values().removeIf(s -> s.topicArn().equals(arn));
            }
            return arn;
        });
    }

    Subscription subscribe(String topicArn, String queueArn, Map<String, String> attributes) {
        return locked(() -> {
            var topic = require(topicArn);
            if (!topic.fifo() && queueArn.endsWith(".fifo")) {
                throw SnsRefusals.invalid(
                        "Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
            }
            var wanted = new Subscription(topicArn + ":" + UUID.randomUUID(), topicArn, queueArn, attributes);
            for (var existing : subscriptionsOf(topicArn)) {
                if (existing.queueArn().equals(queueArn)) {
                    if (!attributes.isEmpty() && !existing.attributes().equals(attributes)) {
                        throw SnsRefusals.invalid(
                                "Attributes Reason: Subscription already exists with different attributes");
                    }
                    return existing;
                }
            }
            append(TopicRecord.subscription(wanted));
            subscriptions.put(wanted.arn(), wanted);
            return wanted;
        });
    }

    void changeSubscription(String arn, String attribute, String value) {
        locked(() -> {
            var changed = requireSubscription(arn).with(attribute, value);
            append(TopicRecord.subscription(changed));
            subscriptions.put(arn, changed);
            return changed;
        });
    }

    void unsubscribe(String arn) {
        locked(() -> {
            if (subscriptions.containsKey(arn)) {
                append(TopicRecord.unsubscribed(arn));
                subscriptions.remove(arn);
            }
            return arn;
        });
    }

    /** Runs with the lock held; a topic's messages reach its queues in the order in which they were accepted. */
    <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * With the lock held.
     *
     * @throws AwsError if there is no such topic
     */
    Topic require(String arn) {
        var topic = topics.get(arn);
        if (topic == null) {
            throw SnsRefusals.topicDoesNotExist();
        }
        return topic;
    }

    boolean exists(String arn) {
        return locked(() -> topics.containsKey(arn));
    }

    Subscription requireSubscription(String arn) {
        var subscription = subscriptions.get(arn);
        if (subscription == null) {
            throw SnsRefusals.subscriptionDoesNotExist();
        }
        return subscription;
    }

    /** With the lock held. */
    Collection<Topic> all() {
        return topics.values();
    }

    /** With the lock held. */
    Collection<Subscription> subscriptions() {
        return subscriptions.values();
    }

    /** With the lock held. */
    List<Subscription> subscriptionsOf(String topicArn) {
        return subscriptions.values().stream()
                .filter(s -> s.topicArn().equals(topicArn))
                .toList();
    }

    private void append(JsonNode record) {
        append(List.of(record));
    }

    /** With the lock held, before the change is applied. */
    void append(List<? extends JsonNode> records) {
        if (journal.wantsCompaction()) {
            journal.compact(TopicReplay.snapshot(topics, subscriptions, lastSequence, now()));
        }
        journal.append(records);
    }

    /** Larger than all before, over all topics; with the lock held. */
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
