package io.trialsuite.outbox;

import java.util.List;

/** The broker as the relay sees it. Called from many threads at once, never with a transaction or a connection held. */
@FunctionalInterface
public interface MessagePublisher extends CallSizes {

    /** The most messages one call takes. */
    int BATCH = 10;

    /**
     * Publishes messages of different subjects in one call.
     *
     * @return one result per message, in the same order
     * @throws RuntimeException when the call as a whole failed, the topic being unreachable, throttled or closed to us: no
     *     attempt of any message, to be repeated when the topic is back
     */
    List<PublishResult> publish(String topic, List<OutgoingMessage> batch);
}
