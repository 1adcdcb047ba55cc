package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.http.AwsError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How other services publish to a topic, for instance SES events and S3 notifications. Thread-safe. */
public interface TopicPublisher {

    boolean exists(String topicArn);

    /**
     * Returns when every subscribed queue has the message.
     *
     * @param attributes message attributes of data type {@code String}
     * @throws AwsError if there is no such topic or it refuses the message, as a FIFO topic does without a group
     */
    void publish(String topicArn, String message, @Nullable String subject, Map<String, String> attributes);
}
