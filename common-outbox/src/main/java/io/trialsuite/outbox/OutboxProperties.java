package io.trialsuite.outbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the outbox; every default is pinned by a test.
 *
 * @param topic name of the producer's own topic; without it each message must name one
 * @param source CloudEvents source; "/" and the application's name by default
 * @param dataSchemaPrefix when set, {@code dataschema} is this prefix, the type, and {@code .schema.json}
 * @param contracts where the contracts are, such as {@code classpath:contracts/}; when set, data must fit its type's contract
 * @param maxMessageSize bytes of a message; what is larger is refused at append, or left at the claim check where there is one
 * @param filterAttributes extension attributes that also become SNS message attributes, for filter policies
 * @param accountId account of the topics; without it the topic's ARN is looked up by name
 * @param tenantAttribute extension attribute by which a tenant's events can be paused
 */
@ConfigurationProperties("outbox")
public record OutboxProperties(
        @Nullable String topic,
        @Nullable String source,
        @Nullable String dataSchemaPrefix,
        @Nullable String contracts,
        @DefaultValue("256KB") DataSize maxMessageSize,
        @DefaultValue("organizationid") List<String> filterAttributes,
        @Nullable String accountId,
        @DefaultValue("organizationid") String tenantAttribute,
        @DefaultValue Relay relay,
        @DefaultValue Consumption consumption,
        @DefaultValue Retention retention,
        @DefaultValue ClaimChecking claimCheck,
        @DefaultValue Health health) {

    /** What becomes of a subject whose event is parked. */
    public enum AfterParking {
        /** The subject's later events wait until the event is released or discarded: order is never broken. */
        HOLD_SUBJECT,
        /** The subject's later events go on without it. */
        CONTINUE
    }

    /**
     * The relay from the log to the topics.
     *
     * @param enabled false on instances that only append
     * @param lease how long an instance owns its share without renewing it; what a crash costs in latency
     * @param pollInterval how often the log is read when nothing signals; the net under the signals
     * @param callTimeout no publish call starts with less than this left on the lease
     * @param buffer events read ahead of the broker
     * @param bufferSize bytes read ahead of the broker
     * @param maxInFlight publish calls at once, per topic
     * @param maxPerSecond events a second that this instance sends to one topic; 0 leaves the pace to the broker
     * @param maxAttempts refusals of one event before it is parked; an unreachable broker does not count
     * @param backoff first delay after a failure; doubles, with full jitter
     * @param maxBackoff longest delay after a failure
     * @param stopTimeout how long stopping waits for publish calls in flight
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10s") Duration lease,
            @DefaultValue("5s") Duration pollInterval,
            @DefaultValue("4s") Duration callTimeout,
            @DefaultValue("16384") int buffer,
            @DefaultValue("16MB") DataSize bufferSize,
            @DefaultValue("32") int maxInFlight,
            @DefaultValue("0") int maxPerSecond,
            @DefaultValue("8") int maxAttempts,
            @DefaultValue("200ms") Duration backoff,
            @DefaultValue("30s") Duration maxBackoff,
            @DefaultValue("HOLD_SUBJECT") AfterParking afterParking,
            @DefaultValue("10s") Duration stopTimeout) {

        public Relay {
            if (lease.compareTo(callTimeout.multipliedBy(2)) < 0) {
                throw new IllegalArgumentException(
                        "outbox.relay.lease must be at least twice outbox.relay.call-timeout");
            }
            if (maxInFlight < 1 || buffer < 10 || maxAttempts < 1 || maxPerSecond < 0) {
                throw new IllegalArgumentException(
                        "outbox.relay: max-in-flight and max-attempts from 1, buffer from 10, max-per-second from 0");
            }
        }
    }

    /**
     * The consumers of all subscriptions.
     *
     * @param enabled false where another process consumes
     * @param concurrency messages handled at once, per subscription; of a FIFO queue, groups
     * @param pollTimeout long poll, 1 to 20 seconds; a receive under way is let end, so stopping may take as long
     * @param visibility how long a received message is hidden; extended while its handler runs
     * @param backoff first delay before a failed message comes back; doubles with each attempt, with jitter
     * @param maxBackoff longest such delay
     * @param stopTimeout how long stopping waits for handlers
     */
    public record Consumption(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10") int concurrency,
            @DefaultValue("10s") Duration pollTimeout,
            @DefaultValue("30s") Duration visibility,
            @DefaultValue("1s") Duration backoff,
            @DefaultValue("5m") Duration maxBackoff,
            @DefaultValue("20s") Duration stopTimeout) {

        /** What SQS allows. */
        private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

        public Consumption {
            if (visibility.toSeconds() < 3) {
                throw new IllegalArgumentException("outbox.consumption.visibility must be at least 3s");
            }
            if (concurrency < 1) {
                throw new IllegalArgumentException("outbox.consumption.concurrency must be at least 1");
            }
            if (pollTimeout.toSeconds() < 1 || pollTimeout.compareTo(LONGEST_POLL) > 0) {
                throw new IllegalArgumentException("outbox.consumption.poll-timeout must be 1s to 20s");
            }
            if (stopTimeout.compareTo(pollTimeout) < 0) {
                throw new IllegalArgumentException(
                        "outbox.consumption.stop-timeout must not be below poll-timeout, or a receive outlives its consumer");
            }
        }
    }

    /**
     * What is kept, by dropping whole partitions.
     *
     * @param events at least this long, longer while unpublished or held
     * @param inbox at least this long; more than a queue may keep a message, or a late duplicate takes effect again
     * @param daysAhead partitions made in advance
     */
    public record Retention(
            @DefaultValue("14d") Duration events,
            @DefaultValue("35d") Duration inbox,
            @DefaultValue("3") int daysAhead) {

        public Retention {
            if (inbox.compareTo(Duration.ofDays(15)) < 0) {
                throw new IllegalArgumentException(
                        "outbox.retention.inbox must outlast the 14 days a queue keeps a message");
            }
        }
    }

    /**
     * The place for data too large for a message.
     *
     * @param bucket S3 bucket; without it there is no such place
     * @param maxSize data larger than this is refused at append
     */
    public record ClaimChecking(
            @Nullable String bucket, @DefaultValue("16MB") DataSize maxSize) {}

    /**
     * When health says that events do not leave.
     *
     * @param warnAfter age of the oldest unpublished event from which health is degraded
     * @param downAfter age from which it is down
     */
    public record Health(
            @DefaultValue("1m") Duration warnAfter,
            @DefaultValue("10m") Duration downAfter) {

        public Health {
            if (downAfter.compareTo(warnAfter) < 0) {
                throw new IllegalArgumentException("outbox.health.down-after must not be below warn-after");
            }
        }
    }
}
