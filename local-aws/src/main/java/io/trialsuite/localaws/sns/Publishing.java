package io.trialsuite.localaws.sns;

import static java.util.Objects.requireNonNullElse;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.sns.Topic.Published;
import io.trialsuite.localaws.sqs.Digests;
import io.trialsuite.localaws.sqs.NewMessage;
import io.trialsuite.localaws.sqs.SendOutcome;
import io.trialsuite.localaws.sqs.SqsService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Accepting messages for a topic and fanning them out to the queues that want them, before the publisher is answered. */
final class Publishing {

    private static final Logger log = LoggerFactory.getLogger(Publishing.class);

    private final Topics topics;
    private final SqsService queues;

    Publishing(Topics topics, SqsService queues) {
        this.topics = topics;
        this.queues = queues;
    }

    /** What became of one message. */
    sealed interface Outcome {

        record Accepted(Published published) implements Outcome {}

        record Refused(AwsError error) implements Outcome {}
    }

    private record Fresh(
            Publication publication,
            Published published,
            @Nullable String key,
            @Nullable String deduplicationId) {}

    /**
     * One outcome per publication, in their order.
     *
     * @throws AwsError if there is no such topic
     */
    List<Outcome> publish(String topicArn, List<Publication> publications) {
        return topics.locked(() -> {
            var topic = topics.require(topicArn);
            var fresh = new ArrayList<Fresh>();
            var outcomes = new ArrayList<Outcome>();
            for (var publication : publications) {
                outcomes.add(judge(topic, publication, fresh));
            }
            for (var subscription : topics.subscriptionsOf(topicArn)) {
                deliver(topic, subscription, fresh);
            }
            // Only now: should the process die before, the publisher's next attempt must not count as a duplicate.
            remember(topic, fresh);
            return outcomes;
        });
    }

    private Outcome judge(Topic topic, Publication publication, List<Fresh> fresh) {
        if (publication.size() > topic.maximumMessageSize()) {
            return new Outcome.Refused(SnsRefusals.invalid("Message too long"));
        }
        if (!topic.fifo()) {
            var published = new Published(UUID.randomUUID().toString(), null, topics.now());
            fresh.add(new Fresh(publication, published, null, null));
            return new Outcome.Accepted(published);
        }
        if (publication.group() == null) {
            return new Outcome.Refused(SnsRefusals.invalid("The MessageGroupId parameter is required for FIFO topics"));
        }
        if (publication.deduplicationId() == null && !topic.deduplicatesByContent()) {
            return new Outcome.Refused(SnsRefusals.invalid("The topic should either have ContentBasedDeduplication"
                    + " enabled or MessageDeduplicationId provided explicitly"));
        }
        return judgeFifo(topic, publication, publication.group(), fresh);
    }

    private Outcome judgeFifo(Topic topic, Publication publication, String group, List<Fresh> fresh) {
        var id = publication.deduplicationId() != null
                ? publication.deduplicationId()
                : Digests.sha256(publication.message());
        var key = topic.deduplicationKey(group, id);
        for (var each : fresh) {
            if (key.equals(each.key())) {
                return new Outcome.Accepted(each.published());
            }
        }
        var known = topic.find(key, topics.now());
        if (known != null) {
            return new Outcome.Accepted(known);
        }
        var sequence = "%020d".formatted(topics.nextSequence());
        var published = new Published(UUID.randomUUID().toString(), sequence, topics.now());
        fresh.add(new Fresh(publication, published, key, id));
        return new Outcome.Accepted(published);
    }

    private void remember(Topic topic, List<Fresh> fresh) {
        var records = new ArrayList<JsonNode>();
        for (var each : fresh) {
            if (each.key() != null) {
                records.add(TopicRecord.published(topic.arn(), each.key(), each.published()));
                topic.remember(each.key(), each.published());
            }
        }
        topics.append(records);
    }

    private void deliver(Topic topic, Subscription subscription, List<Fresh> fresh) {
        var wanted = fresh.stream()
                .filter(f -> subscription.wants(
                        f.publication().message(), f.publication().attributes()))
                .map(f -> message(topic, subscription, f))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        var failed = new ArrayList<NewMessage>();
        try {
            var outcomes = queues.sendAll(subscription.queueArn(), wanted);
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof SendOutcome.Refused) {
                    failed.add(wanted.get(i));
                }
            }
        } catch (AwsError e) {
            failed.addAll(wanted);
        }
        if (!failed.isEmpty()) {
            bury(subscription, failed);
        }
    }

    private void bury(Subscription subscription, List<NewMessage> failed) {
        var deadLetterArn = subscription.deadLetterArn();
        try {
            if (deadLetterArn != null) {
                queues.sendAll(deadLetterArn, failed);
                return;
            }
        } catch (AwsError e) {
            log.debug("The dead-letter queue {} does not exist", deadLetterArn);
        }
        log.warn("{} messages for {} are lost, as SNS loses them", failed.size(), subscription.queueArn());
    }

    private static NewMessage message(Topic topic, Subscription subscription, Fresh fresh) {
        var publication = fresh.publication();
        boolean toFifo = subscription.queueArn().endsWith(".fifo");
        return new NewMessage(
                subscription.raw()
                        ? publication.message()
                        : Notification.json(topic, subscription, publication, fresh.published()),
                publication.group(),
                toFifo
                        ? requireNonNullElse(
                                fresh.deduplicationId(), fresh.published().messageId())
                        : null,
                subscription.raw() ? publication.attributes() : null,
                null,
                null);
    }
}
