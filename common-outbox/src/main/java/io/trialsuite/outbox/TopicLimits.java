package io.trialsuite.outbox;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * How many bytes a call to a topic takes: the topic's attribute {@code MaximumMessageSize}, or SNS's default of 256 KiB where it
 * is not set or not to be read (SNS developer guide, "Large message payloads"). Read once, after a first call has succeeded, so
 * that a topic out of reach is not asked twice. Thread-safe.
 */
final class TopicLimits {

    private static final Logger log = LoggerFactory.getLogger(TopicLimits.class);

    private static final String ATTRIBUTE = "MaximumMessageSize";
    private static final int DEFAULT = 256 * 1024;
    /** What SNS counts and we do not, generously. */
    private static final int HEADROOM = 16 * 1024;

    private final SnsClient sns;
    private final long wanted;
    private final ConcurrentMap<String, Integer> known = new ConcurrentHashMap<>();

    /** @param wanted bytes of the largest message that append lets through */
    TopicLimits(SnsClient sns, long wanted) {
        this.sns = sns;
        this.wanted = wanted;
    }

    int batchBytes(String topic) {
        return known.getOrDefault(topic, DEFAULT) - HEADROOM;
    }

    /** Never fails: what has been published must not look as if it had not. */
    void learn(String topic, String arn) {
        if (known.containsKey(topic)) {
            return;
        }
        try {
            var set = sns.getTopicAttributes(request -> request.topicArn(arn))
                    .attributes()
                    .get(ATTRIBUTE);
            remember(topic, set == null ? DEFAULT : Integer.parseInt(set));
        } catch (SdkClientException e) {
            log.debug("The limit of {} is read after the next call", topic, e);
        } catch (RuntimeException e) {
            log.info(
                    "{} of topic {} cannot be read, so that it counts as {} bytes: {}",
                    ATTRIBUTE,
                    topic,
                    DEFAULT,
                    e.toString());
            remember(topic, DEFAULT);
        }
    }

    private void remember(String topic, int limit) {
        if (known.putIfAbsent(topic, limit) == null && wanted > limit) {
            log.warn(
                    "outbox.max-message-size is {} bytes, but topic {} takes {} at most: what is larger will be parked",
                    wanted,
                    topic,
                    limit);
        }
    }
}
