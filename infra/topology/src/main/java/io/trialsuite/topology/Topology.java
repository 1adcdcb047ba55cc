package io.trialsuite.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The suite's messaging, mail and databases as declared in {@code topology.json}: the one place that the local stack, the
 * tests and the cloud deployment read. Immutable; a declaration that contradicts itself cannot be loaded.
 *
 * @param databases one schema with an owner and an application role per name, see {@link DatabaseRoles}
 */
public record Topology(List<Topic> topics, List<Queue> queues, Mail mail, List<String> databases) {

    private static final String FIFO = ".fifo";

    public Topology {
        topics = List.copyOf(topics);
        queues = List.copyOf(queues);
        databases = List.copyOf(databases);
        requireUnique(topics.stream().map(Topic::name).toList());
        requireUnique(queues.stream().map(Queue::name).toList());
        var declared = topics.stream().map(Topic::name).collect(Collectors.toSet());
        queues.forEach(queue -> queue.subscriptions().forEach(it -> it.requireFits(queue, declared)));
        if (!declared.contains(mail.eventTopic())) {
            throw new IllegalArgumentException("No topic " + mail.eventTopic() + " for mail events");
        }
    }

    /** Reads the declaration that ships in this module. */
    public static Topology load() {
        try (InputStream json = Topology.class.getResourceAsStream("/topology.json")) {
            return read(Objects.requireNonNull(json, "topology.json is not on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Topology read(InputStream json) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build()
                .readValue(json, Topology.class);
    }

    private static void requireUnique(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(name + " is declared twice");
            }
        }
    }

    /**
     * A topic.
     *
     * @param producer who publishes, in words
     * @param encrypted carries identities, so it is encrypted at rest with the suite's own key where one is given
     */
    public record Topic(String name, String producer, boolean encrypted) {

        public boolean fifo() {
            return name.endsWith(FIFO);
        }
    }

    /**
     * A queue; its dead-letter queue is implied.
     *
     * @param consumer the one service that reads it
     * @param maxReceiveCount receptions after which a message moves to the dead-letter queue
     * @param encrypted as for a topic
     */
    public record Queue(
            String name,
            String consumer,
            int visibilityTimeoutSeconds,
            int maxReceiveCount,
            boolean encrypted,
            List<Subscription> subscriptions) {

        public Queue {
            subscriptions = List.copyOf(subscriptions);
            if (visibilityTimeoutSeconds < 1 || maxReceiveCount < 1) {
                throw new IllegalArgumentException(
                        name + " needs a visibility timeout and a receive count of at least 1");
            }
        }

        public boolean fifo() {
            return name.endsWith(FIFO);
        }

        /** {@code orders.fifo} has {@code orders-dlq.fifo}, {@code orders} has {@code orders-dlq}. */
        public String deadLetterName() {
            return fifo() ? name.substring(0, name.length() - FIFO.length()) + "-dlq" + FIFO : name + "-dlq";
        }
    }

    /**
     * Which messages of a topic a queue receives, always in raw form.
     *
     * @param types message types that pass (the SNS attribute of that name); empty means every message
     */
    public record Subscription(String topic, List<String> types) {

        public Subscription(String topic, @Nullable List<String> types) {
            this.topic = topic;
            this.types = types == null ? List.of() : List.copyOf(types);
        }

        private void requireFits(Queue queue, Set<String> declared) {
            if (!declared.contains(topic)) {
                throw new IllegalArgumentException(queue.name() + " subscribes to undeclared topic " + topic);
            }
            if (queue.fifo() && !topic.endsWith(FIFO)) {
                throw new IllegalArgumentException(queue.name() + " is FIFO and cannot subscribe to " + topic);
            }
        }
    }

    /**
     * How mail leaves and how its fate comes back.
     *
     * @param identities domains that may send
     * @param eventTypes SES event types that are published to {@code eventTopic}
     */
    public record Mail(
            List<String> identities,
            String configurationSet,
            String eventDestination,
            String eventTopic,
            List<String> eventTypes) {

        public Mail {
            identities = List.copyOf(identities);
            eventTypes = List.copyOf(eventTypes);
        }
    }
}
