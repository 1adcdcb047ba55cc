package io.trialsuite.outbox;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Topic;

/**
 * From a topic's name to its ARN: by account and region where both are known, otherwise looked up once. Never by creating the
 * topic, for a wrong name must fail and not become a topic that nobody reads.
 */
final class TopicArns {

    private final SnsClient sns;
    private final @Nullable String account;
    private final ConcurrentMap<String, String> known = new ConcurrentHashMap<>();

    TopicArns(SnsClient sns, @Nullable String account) {
        this.sns = sns;
        this.account = account;
    }

    /** @throws IllegalStateException when there is no such topic */
    String of(String topic) {
        var arn = known.get(topic);
        return arn != null ? arn : resolve(topic);
    }

    private String resolve(String topic) {
        var arn = topic.startsWith("arn:") ? topic : account == null ? lookUp(topic) : compose(account, topic);
        known.put(topic, arn);
        return arn;
    }

    private String compose(String owner, String topic) {
        var region = sns.serviceClientConfiguration().region();
        if (region == null) {
            throw new IllegalStateException("The SNS client has no region, so the ARN of " + topic + " is unknown");
        }
        return "arn:%s:sns:%s:%s:%s".formatted(region.metadata().partition().id(), region.id(), owner, topic);
    }

    private String lookUp(String topic) {
        return sns.listTopicsPaginator().topics().stream()
                .map(Topic::topicArn)
                .filter(arn -> arn.endsWith(":" + topic))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no topic " + topic));
    }
}
