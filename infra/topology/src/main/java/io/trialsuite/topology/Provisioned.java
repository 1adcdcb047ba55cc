package io.trialsuite.topology;

import java.util.Map;

/**
 * What exists after provisioning.
 *
 * @param topicArns topic name to ARN
 * @param queueUrls queue name, dead-letter queues included, to URL
 */
public record Provisioned(Map<String, String> topicArns, Map<String, String> queueUrls) {

    public Provisioned {
        topicArns = Map.copyOf(topicArns);
        queueUrls = Map.copyOf(queueUrls);
    }

    /**
     * ARN of a topic.
     *
     * @throws IllegalArgumentException for a topic that the topology does not declare
     */
    public String topicArn(String name) {
        return require(topicArns, name);
    }

    /**
     * URL of a queue.
     *
     * @throws IllegalArgumentException for a queue that the topology does not declare
     */
    public String queueUrl(String name) {
        return require(queueUrls, name);
    }

    static String require(Map<String, String> known, String name) {
        var found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name + " is not in the topology");
        }
        return found;
    }
}
